using System.Text.Json.Nodes;
using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Memberships;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record ListProvisionedGroupsRequest(WorkforceDirectory Directory, ScimFilter? Filter, ProvisionPage Page) : IProvisionRequest
{
    public string? Subject => null;
}

/// <summary><c>GET /Groups</c>. A filter needs one <c>eq</c> of what groups are found by; of a member alone it finds that person's groups.</summary>
internal sealed class ListProvisionedGroups : ProvisionOperation<ListProvisionedGroupsRequest, ProvisionedList<ProvisionedGroup>>
{
    public override OperationDeclaration Declaration { get; } = Declare("ListGroups", readOnly: true);

    protected override async Task<Outcome<ProvisionedList<ProvisionedGroup>>> ProvisionAsync(ListProvisionedGroupsRequest request, Caller caller, DbSession session)
    {
        if (request.Filter is { } filter)
        {
            return await FindAsync(session, request.Directory.Id, filter, request.Page);
        }

        var page = request.Page;
        if (page.Cursor is { } cursor)
        {
            var part = new StorePage(cursor, page.Count);
            var groups = await DirectoryGroupStore.FindPageAsync(session, request.Directory.Id, part.After, part.Limit);
            var ids = await ExternalIdStore.FindOfGroupsAsync(session, request.Directory.Id, part);
            var shown = groups.Take(page.Count).Select(group => ProvisionedGroup.Of(group, ScimMapping.ExternalIdOf(ids[group.Id]))).ToList();
            return new ProvisionedList<ProvisionedGroup>(shown, null, groups.Count > page.Count ? groups[page.Count - 1].Id : null);
        }

        var rows = await ProvisionStore.FindGroupsAsync(session, request.Directory.Id, page.StartIndex - 1, page.Count);
        return Show(rows, await ProvisionStore.CountGroupsAsync(session, request.Directory.Id));
    }

    private static async Task<Outcome<ProvisionedList<ProvisionedGroup>>> FindAsync(DbSession session, string directoryId, ScimFilter filter, ProvisionPage page)
    {
        var keys = filter.Conjuncts().Select(static part => ProvisionKey.Read(part, "members")).OfType<ProvisionKey>().ToList();
        var member = keys.Find(static key => key.Name is "members" or "members.value");
        if (keys.Find(static key => key.Name is "id" or "displayname" or "externalid") is not { } key)
        {
            // Whatever else the filter asks could only be answered by looking through all groups of the person.
            return member is not null && filter.Conjuncts().Count() == 1
                ? Show(
                    await ProvisionStore.FindGroupsOfUserAsync(session, directoryId, member.Value, page.StartIndex - 1, page.Count),
                    await ProvisionStore.CountGroupsOfUserAsync(session, directoryId, member.Value))
                : Refuse(ScimError.Filter("A filter of groups needs an eq of displayName, externalId or id, joined with and, or one of members alone."));
        }

        var group = key.Name switch
        {
            "id" => await DirectoryGroupStore.FindAsync(session, key.Value),
            "displayname" => await DirectoryGroupStore.FindByNameAsync(session, directoryId, key.Value),
            _ => await ExternalIdStore.FindResourceAsync(session, directoryId, ExternalIdStore.Group, new() { Issuer = ExternalId.ByScim, Id = key.Value }) is { } id
                ? await DirectoryGroupStore.FindAsync(session, id)
                : null,
        };
        if (group is null || group.DirectoryId != directoryId)
        {
            return Show([], 0);
        }

        var externalId = ScimMapping.ExternalIdOf(await ExternalIdStore.FindAllAsync(session, group.Id));
        var resource = ScimWriter.Group(ProvisionedGroup.Of(group, externalId).Group, new(group.CreatedAt, group.UpdatedAt, null));
        if (member is not null && await DirectoryMembershipStore.FindIdAsync(session, group.Id, member.Value) is not null)
        {
            resource["members"] = new JsonArray(new JsonObject { ["value"] = member.Value });
        }

        return ScimFilterMatch.Fits(filter, resource) ? Show([(group, externalId)], 1) : Show([], 0);
    }

    private static ProvisionedList<ProvisionedGroup> Show(IReadOnlyList<(DirectoryGroup Group, string? ExternalId)> rows, long total) =>
        new([.. rows.Select(static row => ProvisionedGroup.Of(row.Group, row.ExternalId))], total, null);
}
