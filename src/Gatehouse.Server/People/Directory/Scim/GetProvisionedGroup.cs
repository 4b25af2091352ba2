using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record GetProvisionedGroupRequest(WorkforceDirectory Directory, string Id) : IProvisionedGroupRequest
{
    public string? Subject => Id;
}

/// <summary><c>GET /Groups/{id}</c>.</summary>
internal sealed class GetProvisionedGroup : ProvisionedGroupOperation<GetProvisionedGroupRequest, ProvisionedGroup>
{
    public override OperationDeclaration Declaration { get; } = Declare("GetGroup", readOnly: true);

    protected override async Task<Outcome<ProvisionedGroup>> ProvisionAsync(GetProvisionedGroupRequest request, DirectoryGroup group, Caller caller, DbSession session) =>
        ProvisionedGroup.Of(group, ScimMapping.ExternalIdOf(await ExternalIdStore.FindAllAsync(session, group.Id)));
}
