using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record ListEntitiesForPolicyRequest : IPolicyRequest, IPagedRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;

    [OneOf("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy")]
    public string? EntityFilter { get; init; }

    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? PathPrefix { get; init; }

    [OneOf(PolicyUse.Permissions, PolicyUse.Boundary)]
    public string? PolicyUsageFilter { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListEntitiesForPolicyReply
{
    public required IReadOnlyList<PolicyGroup> PolicyGroups { get; init; }

    public required IReadOnlyList<PolicyUser> PolicyUsers { get; init; }

    public required IReadOnlyList<PolicyRole> PolicyRoles { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed record PolicyGroup(string GroupName, string GroupId);

internal sealed record PolicyUser(string UserName, string UserId);

internal sealed record PolicyRole(string RoleName, string RoleId);

/// <summary>Who has a policy, or is bounded by it. One page may hold users, groups and roles.</summary>
internal sealed class ListEntitiesForPolicy(ManagedPolicies policies)
    : PolicyOperation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyReply>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListEntitiesForPolicy), readOnly: true);

    protected override Task<Outcome<ListEntitiesForPolicyReply>> HandleAsync(
        ListEntitiesForPolicyRequest request, ManagedPolicy policy, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => PolicyEntityStore.FindPageAsync(session, caller.AccountId, policy.Arn, request, page),
            static entity => entity.Id,
            static (entities, next) => new ListEntitiesForPolicyReply
            {
                PolicyGroups = [.. entities.Where(static each => each.Kind == "Group").Select(static each => new PolicyGroup(each.Name, each.Id))],
                PolicyUsers = [.. entities.Where(static each => each.Kind == "User").Select(static each => new PolicyUser(each.Name, each.Id))],
                PolicyRoles = [.. entities.Where(static each => each.Kind == "Role").Select(static each => new PolicyRole(each.Name, each.Id))],
                Marker = next,
            });
}
