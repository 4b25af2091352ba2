using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

/// <summary>A role as answers show it. Which members are there depends on who answers: creating, getting and listing differ.</summary>
internal sealed record RoleItem
{
    public required string Path { get; init; }

    public required string RoleName { get; init; }

    public required string RoleId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    [UrlEncoded]
    public required string AssumeRolePolicyDocument { get; init; }

    public string? Description { get; init; }

    public int? MaxSessionDuration { get; init; }

    public BoundaryView? PermissionsBoundary { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public RoleLastUsed? RoleLastUsed { get; init; }

    /// <summary>As lists show it: without boundary, tags and last use, even where there are some.</summary>
    public static RoleItem Listed(Role role) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.Arn,
        CreateDate = role.CreatedAt,
        AssumeRolePolicyDocument = role.TrustPolicy,
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionSeconds,
    };

    /// <summary>Whole. The last use is always there, empty for a role never used; no tags means no element.</summary>
    public static RoleItem Whole(Role role, IReadOnlyList<Tag> tags) => Listed(role) with
    {
        PermissionsBoundary = BoundaryView.Of(role.BoundaryArn),
        Tags = tags.Count > 0 ? tags : null,
        RoleLastUsed = RoleLastUsed.Of(role),
    };
}

internal sealed record RoleLastUsed(DateTimeOffset? LastUsedDate, string? Region)
{
    public static RoleLastUsed Of(Role role) => new(role.LastUsedAt, role.LastUsedRegion);
}
