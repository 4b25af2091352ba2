namespace Gatehouse.Server.People.Directory.Users;

/// <summary>A person as replies show one.</summary>
internal sealed record UserView : UserMembers
{
    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";

    public string IdentityStoreId { get; init; } = "";

    public string UserId { get; init; } = "";

    public IReadOnlyList<ExternalId>? ExternalIds { get; init; }

    public string? UserStatus { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }
}
