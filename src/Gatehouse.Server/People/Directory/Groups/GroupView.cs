namespace Gatehouse.Server.People.Directory.Groups;

/// <summary>A group as replies show one.</summary>
internal sealed record GroupView : GroupMembers
{
    public string IdentityStoreId { get; init; } = "";

    public string GroupId { get; init; } = "";

    public IReadOnlyList<ExternalId>? ExternalIds { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    public static GroupView Of(DirectoryGroup group, IEnumerable<ExternalId> externalIds) => new()
    {
        IdentityStoreId = group.DirectoryId,
        GroupId = group.Id,
        DisplayName = group.DisplayName,
        Description = group.Description,
        ExternalIds = externalIds.ToList() is { Count: > 0 } ids ? ids : null,
        CreatedAt = group.CreatedAt,
        CreatedBy = group.CreatedBy,
        UpdatedAt = group.UpdatedAt,
        UpdatedBy = group.UpdatedBy,
    };
}
