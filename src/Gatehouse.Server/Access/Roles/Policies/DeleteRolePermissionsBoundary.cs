using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Policies;

internal sealed record DeleteRolePermissionsBoundaryRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;
}

/// <summary>Widens what a principal may do: policies can allow it to few with <c>iam:PermissionsBoundary</c>.</summary>
internal sealed class DeleteRolePermissionsBoundary : RoleOperation<DeleteRolePermissionsBoundaryRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteRolePermissionsBoundary));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteRolePermissionsBoundaryRequest request, Role role, Caller caller, DbSession session)
    {
        if (role.BoundaryArn is null)
        {
            return IamRefusals.NoSuchEntity($"The role with name {role.Name} has no permissions boundary.");
        }

        await RoleStore.SetBoundaryAsync(session, role.Id, null);
        return Nothing.Value;
    }
}
