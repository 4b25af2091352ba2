using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record ReplaceProvisionedGroupRequest(WorkforceDirectory Directory, string Id, ScimGroup Group) : IProvisionedGroupRequest
{
    public string? Subject => Id;
}

/// <summary>
/// <c>PUT /Groups/{id}</c>. Members that are named become the group's; where none are named, who is in it stays: answers never list
/// members, so whoever sends back what it was answered names none.
/// </summary>
internal sealed class ReplaceProvisionedGroup(ProvisionMembers members, TimeProvider clock) : ProvisionedGroupOperation<ReplaceProvisionedGroupRequest, ProvisionedGroup>
{
    public override OperationDeclaration Declaration { get; } = Declare("PutGroup");

    public override Refusal? Validate(ReplaceProvisionedGroupRequest request) => ProvisionGroup.FindProblem(request.Group.DisplayName);

    protected override async Task<Outcome<ProvisionedGroup>> ProvisionAsync(
        ReplaceProvisionedGroupRequest request, DirectoryGroup group, Caller caller, DbSession session)
    {
        var wanted = request.Group;
        var changed = group with { DisplayName = wanted.DisplayName, ManagedBy = DirectoryUser.ByScim, UpdatedAt = clock.GetUtcNow(), UpdatedBy = NameOf(caller) };
        if (await SaveAsync(session, group, changed) is { } taken)
        {
            return taken;
        }

        if (!await ExternalIdStore.SetAsync(session, group.DirectoryId, ExternalIdStore.Group, group.Id, ExternalId.ByScim, wanted.ExternalId))
        {
            return StoreRefusals.Taken("externalId");
        }

        if (wanted.Members.Count > 0)
        {
            await ProvisionStore.KeepMembersAsync(session, group.Id, wanted.Members);
            if (await members.ChangeAsync(session, group, [.. wanted.Members.Select(static id => (true, id))], NameOf(caller)) is { } stranger)
            {
                return stranger;
            }
        }

        return ProvisionedGroup.Of(changed, wanted.ExternalId);
    }
}
