using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Policies;

internal sealed record GetRolePolicyRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string PolicyName { get; init; } = null!;
}

internal sealed record GetRolePolicyReply
{
    public required string RoleName { get; init; }

    public required string PolicyName { get; init; }

    [UrlEncoded]
    public required string PolicyDocument { get; init; }
}

internal sealed class GetRolePolicy : RoleOperation<GetRolePolicyRequest, GetRolePolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetRolePolicy), readOnly: true);

    protected override async Task<Outcome<GetRolePolicyReply>> HandleAsync(GetRolePolicyRequest request, Role role, Caller caller, DbSession session) =>
        await InlinePolicyStore.FindAsync(session, role.Id, request.PolicyName) is { } policy
            ? new GetRolePolicyReply { RoleName = role.Name, PolicyName = policy.Name, PolicyDocument = policy.Document }
            : InlinePolicies.NotFound(PrincipalKind.Role, request.PolicyName);
}
