namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>What an identity provider shows to keep a directory's users and groups. The token itself is shown once and stored hashed.</summary>
internal sealed record ScimToken
{
    /// <summary>As audit records name whoever shows one.</summary>
    public const string Kind = "WebIdentityUser";

    /// <summary>How many a directory may have: one in use, and one to change to.</summary>
    public const int Most = 2;

    /// <summary>Named in lists and records; it opens nothing.</summary>
    public string Id { get; init; } = "";

    public string DirectoryId { get; init; } = "";

    public long CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public long ExpiresAt { get; init; }

    public long? LastUsedAt { get; init; }

    public DateTimeOffset Created => DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt);

    public DateTimeOffset Expires => DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt);

    public DateTimeOffset? LastUsed => LastUsedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    public static string OwnerOf(string directoryId) => "scim:" + directoryId;
}
