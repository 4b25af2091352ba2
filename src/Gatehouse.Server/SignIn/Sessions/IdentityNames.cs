using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>A session as its person is told it apart from their others.</summary>
/// <param name="Name">The IAM user's or role's name, or the root user's e-mail.</param>
internal sealed record Identity(Session Session, string Name, Account Account)
{
    public bool IsRoot => Session.Owner == Account.Root;
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
                    if (session.AccountId is { } id && await AccountStore.FindAsync(db, id) is { } account && await FindNameAsync(db, session, account) is { } name)
                    {
                        identities.Add(new(session, name, account));
                    }
                }

                return (IReadOnlyList<Identity>)identities;
            },
            cancellation);

    private static async Task<string?> FindNameAsync(DbSession db, Session session, Account account) => session switch
    {
        { Switched: { } role } => role.DisplayName ?? $"{role.RoleName}/{role.SessionName}",
        { Kind: IamUser.Kind } => (await IamUserStore.FindAsync(db, session.Owner.Id))?.Name,
        _ when session.Owner == account.Root => account.RootEmail,
        _ => null,
    };
}
