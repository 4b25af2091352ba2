using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record RemoveProvisionedGroupRequest(WorkforceDirectory Directory, string Id) : IProvisionedGroupRequest
{
    public string? Subject => Id;
}

/// <summary><c>DELETE /Groups/{id}</c>.</summary>
internal sealed class RemoveProvisionedGroup : ProvisionedGroupOperation<RemoveProvisionedGroupRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare("DeleteGroup");

    protected override async Task<Outcome<Nothing>> ProvisionAsync(RemoveProvisionedGroupRequest request, DirectoryGroup group, Caller caller, DbSession session)
    {
        await ExternalIdStore.DeleteAllAsync(session, group.Id);
        await DirectoryGroupStore.DeleteAsync(session, group.Id);
        return Nothing.Value;
    }
}
