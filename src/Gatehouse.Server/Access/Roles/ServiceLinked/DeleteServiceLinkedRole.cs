using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.ServiceLinked;

internal sealed record DeleteServiceLinkedRoleRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;
}

internal sealed record DeleteServiceLinkedRoleReply
{
    public required string DeletionTaskId { get; init; }
}

/// <summary>Deletes the role at once; the task that clients ask about afterwards is done already.</summary>
internal sealed class DeleteServiceLinkedRole(SecretSource random, TimeProvider clock)
    : RoleOperation<DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteServiceLinkedRole));

    protected override bool MayChange(Role role) => true;

    protected override async Task<Outcome<DeleteServiceLinkedRoleReply>> HandleAsync(
        DeleteServiceLinkedRoleRequest request, Role role, Caller caller, DbSession session)
    {
        // Any other role of the account would go without a look at what hangs on it.
        if (!role.IsServiceLinked)
        {
            return IamRefusals.NoSuchEntity($"The service-linked role with name {role.Name} cannot be found.");
        }

        var task = $"task{role.Path}{role.Name}/{random.Uuid()}";
        await RoleRemoval.RemoveAsync(session, role);
        await RoleDeletionStore.InsertAsync(session, task, caller.AccountId, clock.GetUtcNow());
        return new DeleteServiceLinkedRoleReply { DeletionTaskId = task };
    }
}
