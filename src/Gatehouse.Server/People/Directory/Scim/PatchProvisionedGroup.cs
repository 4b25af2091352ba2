using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record PatchProvisionedGroupRequest(WorkforceDirectory Directory, string Id, ScimGroupPatch Patch) : IProvisionedGroupRequest
{
    public string? Subject => Id;
}

/// <summary><c>PATCH /Groups/{id}</c>: all of its operations or none.</summary>
internal sealed class PatchProvisionedGroup(ProvisionMembers members, TimeProvider clock) : ProvisionedGroupOperation<PatchProvisionedGroupRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare("PatchGroup");

    public override Refusal? Validate(PatchProvisionedGroupRequest request) =>
        request.Patch.DisplayName is { } name ? ProvisionGroup.FindProblem(name) : null;

    protected override async Task<Outcome<Nothing>> ProvisionAsync(PatchProvisionedGroupRequest request, DirectoryGroup group, Caller caller, DbSession session)
    {
        var patch = request.Patch;
        var changed = group with
        {
            DisplayName = patch.DisplayName ?? group.DisplayName,
            ManagedBy = DirectoryUser.ByScim,
            UpdatedAt = clock.GetUtcNow(),
            UpdatedBy = NameOf(caller),
        };
        if (await SaveAsync(session, group, changed) is { } taken)
        {
            return taken;
        }

        if (patch.SetsExternalId
            && !await ExternalIdStore.SetAsync(session, group.DirectoryId, ExternalIdStore.Group, group.Id, ExternalId.ByScim, patch.ExternalId))
        {
            return StoreRefusals.Taken("externalId");
        }

        return await members.ChangeAsync(session, group, patch.Members, NameOf(caller)) is { } stranger ? stranger : Nothing.Value;
    }
}
