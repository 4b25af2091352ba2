using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record DeletePermissionsBoundaryFromPermissionSetRequest : PermissionSetRequest;

internal sealed class DeletePermissionsBoundaryFromPermissionSet : PermissionSetOperation<DeletePermissionsBoundaryFromPermissionSetRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeletePermissionsBoundaryFromPermissionSet));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeletePermissionsBoundaryFromPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session)
    {
        if (set.Boundary is null)
        {
            return SsoRefusals.NotFound("The PermissionSet has no permissions boundary.");
        }

        await PermissionSetStore.UpdateAsync(session, set with { Boundary = null });
        return Nothing.Value;
    }
}
