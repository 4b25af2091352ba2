using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Policies;

internal sealed record ListAttachedRolePoliciesRequest : IRoleRequest, IPagedRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Length(1, 512)]
    [Pattern(PolicyPatterns.Path)]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListAttachedRolePoliciesReply
{
    public required IReadOnlyList<AttachedPolicy> AttachedPolicies { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListAttachedRolePolicies : RoleOperation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAttachedRolePolicies), readOnly: true);

    protected override async Task<Outcome<ListAttachedRolePoliciesReply>> HandleAsync(
        ListAttachedRolePoliciesRequest request, Role role, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await Attachments.FindAllAsync(session, role.Id, request.PathPrefix),
            static policy => policy.PolicyArn,
            static (policies, next) => new ListAttachedRolePoliciesReply { AttachedPolicies = policies, Marker = next });
}
