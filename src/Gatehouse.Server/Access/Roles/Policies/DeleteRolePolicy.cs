using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Policies;

internal sealed record DeleteRolePolicyRequest : IRoleRequest
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

internal sealed class DeleteRolePolicy : RoleOperation<DeleteRolePolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteRolePolicy));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteRolePolicyRequest request, Role role, Caller caller, DbSession session) =>
        await InlinePolicyStore.DeleteAsync(session, role.Id, request.PolicyName)
            ? Nothing.Value
            : InlinePolicies.NotFound(PrincipalKind.Role, request.PolicyName);
}
