namespace Gatehouse.Server.People.Users;

/// <summary>A long-term key that signs calls: an IAM user's, or a root user's when <see cref="UserId"/> is nothing.</summary>
internal sealed record AccessKey
{
    public const string Active = "Active";
    public const string Inactive = "Inactive";

    /// <summary>What its secret is sealed for.</summary>
    public const string Purpose = "access-key";

    public string Id { get; init; } = "";

    public string AccountId { get; init; } = "";

    public string? UserId { get; init; }

    public string SealedSecret { get; init; } = "";

    /// <summary><see cref="Active"/> or <see cref="Inactive"/>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long CreatedAt { get; init; }

    public long? LastUsedAt { get; init; }

    public string? LastUsedRegion { get; init; }

    public string? LastUsedService { get; init; }
}
