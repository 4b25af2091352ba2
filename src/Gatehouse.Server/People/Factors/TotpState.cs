namespace Gatehouse.Server.People.Factors;

/// <summary>What an authenticator app is checked with.</summary>
internal sealed record TotpState
{
    /// <summary>Seeds are sealed for this and nothing else.</summary>
    public const string Purpose = "totp-seed";

    public string Serial { get; init; } = "";

    public string SealedSeed { get; init; } = "";

    /// <summary>By how many steps the app's clock is ahead of ours.</summary>
    public long Drift { get; init; }

    /// <summary>The step of the last code that was taken.</summary>
    public long LastStep { get; init; }
}
