using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles.InstanceProfiles;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.AuthorizationDetails;

/// <summary>An inline policy with its text.</summary>
internal sealed record PolicyDetail(string PolicyName)
{
    [UrlEncoded]
    public required string PolicyDocument { get; init; }
}

/// <summary>A user with everything that decides what it may do.</summary>
internal sealed record UserDetail
{
    public required string Path { get; init; }

    public required string UserName { get; init; }

    public required string UserId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required IReadOnlyList<PolicyDetail> UserPolicyList { get; init; }

    public required IReadOnlyList<string> GroupList { get; init; }

    public required IReadOnlyList<AttachedPolicy> AttachedManagedPolicies { get; init; }

    public BoundaryView? PermissionsBoundary { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
}

internal sealed record GroupDetail
{
    public required string Path { get; init; }

    public required string GroupName { get; init; }

    public required string GroupId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required IReadOnlyList<PolicyDetail> GroupPolicyList { get; init; }

    public required IReadOnlyList<AttachedPolicy> AttachedManagedPolicies { get; init; }
}

internal sealed record RoleDetail
{
    public required string Path { get; init; }

    public required string RoleName { get; init; }

    public required string RoleId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    [UrlEncoded]
    public required string AssumeRolePolicyDocument { get; init; }

    public required IReadOnlyList<InstanceProfileItem> InstanceProfileList { get; init; }

    public required IReadOnlyList<PolicyDetail> RolePolicyList { get; init; }

    public required IReadOnlyList<AttachedPolicy> AttachedManagedPolicies { get; init; }

    public BoundaryView? PermissionsBoundary { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }

    public required RoleLastUsed RoleLastUsed { get; init; }
}

/// <summary>A managed policy with all its versions.</summary>
internal sealed record ManagedPolicyDetail
{
    public required string PolicyName { get; init; }

    public required string PolicyId { get; init; }

    public required string Arn { get; init; }

    public required string Path { get; init; }

    public required string DefaultVersionId { get; init; }

    public required int AttachmentCount { get; init; }

    public required int PermissionsBoundaryUsageCount { get; init; }

    public required bool IsAttachable { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required DateTimeOffset UpdateDate { get; init; }

    public required IReadOnlyList<PolicyVersionItem> PolicyVersionList { get; init; }
}
