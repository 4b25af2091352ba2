namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>What differs between the services that verify signatures.</summary>
/// <param name="Services">The names of the scope that are meant for this endpoint.</param>
/// <param name="Tolerance">How far the caller's clock may be off, in whole minutes.</param>
internal sealed record SigV4Rules(IReadOnlyCollection<string> Services, TimeSpan Tolerance)
{
    /// <summary>What IAM and STS allow.</summary>
    public static TimeSpan QueryTolerance { get; } = TimeSpan.FromMinutes(15);

    /// <summary>What the other services allow.</summary>
    public static TimeSpan JsonTolerance { get; } = TimeSpan.FromMinutes(5);
}
