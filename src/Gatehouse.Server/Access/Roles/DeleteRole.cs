using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record DeleteRoleRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;
}

/// <summary>Deletes a role that nothing hangs on and that hangs on nothing. Its sessions end with it.</summary>
internal sealed class DeleteRole(RoleRemoval removal) : RoleOperation<DeleteRoleRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteRole));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteRoleRequest request, Role role, Caller caller, DbSession session)
    {
        if (await removal.FindObstacleAsync(session, role) is { } obstacle)
        {
            return IamRefusals.DeleteConflict(obstacle);
        }

        await RoleRemoval.RemoveAsync(session, role);
        return Nothing.Value;
    }
}
