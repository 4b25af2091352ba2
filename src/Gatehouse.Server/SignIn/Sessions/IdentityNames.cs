using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>A session as its person is told it apart from their others.</summary>
/// <param name="Name">The user's or role's name, or the root user's e-mail.</param>
/// <param name="Account">Nothing for a workforce user.</param>
/// <param name="Directory">A workforce user's; nothing for everybody else.</param>
internal sealed record Identity(Session Session, string Name, Account? Account, WorkforceDirectory? Directory = null)
{
    public bool IsRoot => Account is not null && Session.Owner == Account.Root;

    /// <summary>The account, or whose portal.</summary>
    public string Place => Account is null ? Directory!.Name ?? Directory.Address : $"{Account.Name} ({Account.Id.Dashed})";

    public string ShortPlace => Account is null ? Place : Account.Id.Dashed;

    /// <summary>Where this one goes when nothing else was asked for.</summary>
    public string Home => Account is null ? $"/start/{Directory!.Address}/accounts" : "/console";

    /// <summary>The console has nothing for workforce users, who have no account of their own.</summary>
    public string GoTo(string? asked) => LocalPath.Or(asked, Home) is var path && Account is null && path.StartsWith("/console", StringComparison.OrdinalIgnoreCase) ? Home : path;
}

/// <summary>Puts names to the few sessions of one browser.</summary>
internal sealed class IdentityNames(Database database)
{
    /// <summary>In the same order; what belongs to somebody or something that is gone is left out.</summary>
    public Task<IReadOnlyList<Identity>> FindAsync(IReadOnlyList<Session> sessions, CancellationToken cancellation) =>
        sessions.Count == 0 ? Task.FromResult<IReadOnlyList<Identity>>([]) : database.ReadAsync(
            async db =>
            {
                var identities = new List<Identity>();
                foreach (var session in sessions)
                {
                    if (await FindAsync(db, session) is { } identity)
                    {
                        identities.Add(identity);
                    }
                }

                return (IReadOnlyList<Identity>)identities;
            },
            cancellation);

    private static async Task<Identity?> FindAsync(DbSession db, Session session)
    {
        if (session.Kind == DirectoryUser.Kind)
        {
            return await DirectoryUserStore.FindAsync(db, session.Owner.Id) is { IsEnabled: true } user
                && await WorkforceDirectoryStore.FindAsync(db, user.DirectoryId) is { } directory
                    ? new(session, user.UserName, null, directory)
                    : null;
        }

        return session.AccountId is { } id && await AccountStore.FindAsync(db, id) is { } account && await FindNameAsync(db, session, account) is { } name
            ? new(session, name, account)
            : null;
    }

    private static async Task<string?> FindNameAsync(DbSession db, Session session, Account account) => session switch
    {
        { Switched: { } role } => role.DisplayName ?? $"{role.RoleName}/{role.SessionName}",
        { Kind: IamUser.Kind } => (await IamUserStore.FindAsync(db, session.Owner.Id))?.Name,
        _ when session.Owner == account.Root => account.RootEmail,
        _ => null,
    };
}
