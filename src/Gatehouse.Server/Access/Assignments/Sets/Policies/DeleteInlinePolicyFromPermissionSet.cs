using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record DeleteInlinePolicyFromPermissionSetRequest : PermissionSetRequest;

internal sealed class DeleteInlinePolicyFromPermissionSet : PermissionSetOperation<DeleteInlinePolicyFromPermissionSetRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteInlinePolicyFromPermissionSet));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteInlinePolicyFromPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session)
    {
        if (set.InlinePolicy is null)
        {
            return SsoRefusals.NotFound("The PermissionSet has no inline policy.");
        }

        await PermissionSetStore.UpdateAsync(session, set with { InlinePolicy = null });
        return Nothing.Value;
    }
}
