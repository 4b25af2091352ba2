namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>A browser in which its owner is spared the second factor, as the owner sees it in a list.</summary>
internal sealed record TrustedDevice
{
    /// <summary>Names it for ending it; it opens nothing.</summary>
    public string Id { get; init; } = "";

    /// <summary>Family and system in words.</summary>
    public string Browser { get; init; } = "";

    public string Network { get; init; } = "";

    public long TrustedAt { get; init; }

    public long ExpiresAt { get; init; }
}
