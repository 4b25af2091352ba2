using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>A workforce user who is signed in in this browser.</summary>
internal sealed record PortalIdentity(Session Session, DirectoryUser User, WorkforceDirectory Directory);

/// <summary>
/// Whom of a directory's people this browser is, beside whoever else it is. Looked up with every request: somebody who was disabled or
/// deleted is out at once, whatever their session says.
/// </summary>
internal sealed class PortalSessions(Database database, BrowserSessions sessions)
{
    /// <param name="sessionId">The one that a form was shown to, by its public id; nothing for the current one, or else the one there is.</param>
    public async Task<PortalIdentity?> FindAsync(HttpContext context, WorkforceDirectory directory, string? sessionId = null)
    {
        foreach (var session in await FindSessionsAsync(context))
        {
            if ((sessionId is null || session.Id == sessionId)
                && await FindAsync(session, context.RequestAborted) is { } found && found.Directory.Id == directory.Id)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Everybody of whatever directory, the current one first.</summary>
    public async Task<IReadOnlyList<PortalIdentity>> FindAllAsync(HttpContext context)
    {
        var found = new List<PortalIdentity>();
        foreach (var session in await FindSessionsAsync(context))
        {
            if (await FindAsync(session, context.RequestAborted) is { } identity)
            {
                found.Add(identity);
            }
        }

        return found;
    }

    /// <summary>Where this browser is signed in.</summary>
    public async Task<IReadOnlyList<WorkforceDirectory>> FindPortalsAsync(HttpContext context) =>
        [.. (await FindAllAsync(context)).Select(static each => each.Directory).DistinctBy(static each => each.Id)];

    /// <summary>Nothing when the user is gone or disabled, or the directory's account is shut.</summary>
    public Task<PortalIdentity?> FindAsync(Session session, CancellationToken cancellation) => database.ReadAsync(
        async db => await DirectoryUserStore.FindAsync(db, session.Owner.Id) is { IsEnabled: true } user && user.Owner == session.Owner
            && await WorkforceDirectoryStore.FindAsync(db, user.DirectoryId) is { } directory
            && await AccountStore.FindAsync(db, directory.AccountId) is { Status: AccountStatus.Active }
                ? new PortalIdentity(session, user, directory)
                : null,
        cancellation);

    /// <summary>Who acts in a role was the person before, and still is.</summary>
    private async Task<IEnumerable<Session>> FindSessionsAsync(HttpContext context)
    {
        var here = await sessions.FindAllInBrowserAsync(context);
        var current = await sessions.FindAsync(context);
        return here.Where(static each => each.Kind == DirectoryUser.Kind).OrderBy(each => each.Id == current?.Id || each.Id == current?.BaseId ? 0 : 1);
    }
}
