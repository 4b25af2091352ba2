using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record ListProvisionedUsersRequest(WorkforceDirectory Directory, ScimFilter? Filter, ProvisionPage Page) : IProvisionRequest
{
    public string? Subject => null;
}

/// <summary>
/// <c>GET /Users</c>. A filter needs one <c>eq</c> of what people are found by, and may say anything besides: no filter makes the server
/// look through everybody.
/// </summary>
internal sealed class ListProvisionedUsers : ProvisionOperation<ListProvisionedUsersRequest, ProvisionedList<ProvisionedUser>>
{
    public override OperationDeclaration Declaration { get; } = Declare("ListUsers", readOnly: true);

    protected override async Task<Outcome<ProvisionedList<ProvisionedUser>>> ProvisionAsync(ListProvisionedUsersRequest request, Caller caller, DbSession session)
    {
        if (request.Filter is { } filter)
        {
            return await FindAsync(session, request.Directory.Id, filter);
        }

        var page = request.Page;
        if (page.Cursor is { } cursor)
        {
            var part = new StorePage(cursor, page.Count);
            var users = await DirectoryUserStore.FindPageAsync(session, request.Directory.Id, part.After, part.Limit);
            var ids = await ExternalIdStore.FindOfUsersAsync(session, request.Directory.Id, part);
            var shown = users.Take(page.Count).Select(user => ProvisionedUser.Of(user, ScimMapping.ExternalIdOf(ids[user.Id]))).ToList();
            return new ProvisionedList<ProvisionedUser>(shown, null, users.Count > page.Count ? users[page.Count - 1].Id : null);
        }

        var rows = await ProvisionStore.FindUsersAsync(session, request.Directory.Id, page.StartIndex - 1, page.Count);
        return new ProvisionedList<ProvisionedUser>(
            [.. rows.Select(static row => ProvisionedUser.Of(row.User, row.ExternalId))], await ProvisionStore.CountUsersAsync(session, request.Directory.Id), null);
    }

    private static async Task<Outcome<ProvisionedList<ProvisionedUser>>> FindAsync(DbSession session, string directoryId, ScimFilter filter)
    {
        foreach (var part in filter.Conjuncts())
        {
            if (ProvisionKey.Read(part, "emails") is not { } key)
            {
                continue;
            }

            var user = key.Name switch
            {
                "id" => await DirectoryUserStore.FindAsync(session, key.Value),
                "username" => await DirectoryUserStore.FindByNameAsync(session, directoryId, key.Value),
                "emails" or "emails.value" => await DirectoryUserStore.FindByEmailAsync(session, directoryId, key.Value),
                "externalid" => await ExternalIdStore.FindResourceAsync(session, directoryId, ExternalIdStore.User, new() { Issuer = ExternalId.ByScim, Id = key.Value }) is { } id
                    ? await DirectoryUserStore.FindAsync(session, id)
                    : null,
                _ => null,
            };
            if (key.Name is not ("id" or "username" or "emails" or "emails.value" or "externalid"))
            {
                continue;
            }

            if (user is null || user.DirectoryId != directoryId)
            {
                return new ProvisionedList<ProvisionedUser>([], 0, null);
            }

            var found = ProvisionedUser.Of(user, ScimMapping.ExternalIdOf(await ExternalIdStore.FindAllAsync(session, user.Id)));
            return ScimFilterMatch.Fits(filter, ScimWriter.User(found.User, new(found.Created, found.Modified, null)))
                ? new ProvisionedList<ProvisionedUser>([found], 1, null)
                : new ProvisionedList<ProvisionedUser>([], 0, null);
        }

        return Refuse(ScimError.Filter("A filter of users needs an eq of userName, externalId, id or emails.value, joined with and."));
    }
}
