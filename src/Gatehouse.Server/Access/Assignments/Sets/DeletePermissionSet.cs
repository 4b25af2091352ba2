using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Assignments.Sets;

internal sealed record DeletePermissionSetRequest : PermissionSetRequest;

/// <summary>Deletes a permission set that nobody is assigned to.</summary>
internal sealed class DeletePermissionSet : PermissionSetOperation<DeletePermissionSetRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeletePermissionSet));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeletePermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session)
    {
        if (await AccountAssignmentStore.AnyAsync(session, set.Id))
        {
            return SsoRefusals.Conflict("Could not delete because PermissionSet has account assignments.");
        }

        // A role may be left over of a user or group that was deleted.
        foreach (var provisioned in await ProvisionedSetStore.FindOfSetAsync(session, set.Id, "", int.MaxValue))
        {
            await Provisioning.RemoveAsync(session, provisioned);
        }

        await TagStore.RemoveAllAsync(session, set.Id);
        await PermissionSetStore.DeleteAsync(session, set.Id);
        return Nothing.Value;
    }
}
