using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Browsers;

/// <summary>
/// Whom operations see when a browser asks. Looked up with every request: a deleted user, a role that is gone or a shut account
/// is out at once, whatever its session says.
/// </summary>
internal static class BrowserCallers
{
    /// <summary>Nothing when whoever signed in is gone, the time of their role is over, or the account is shut.</summary>
    public static async Task<(Caller Caller, Account Account)?> FindAsync(DbSession db, Session session, RequestOrigin origin, DateTimeOffset now)
    {
        if (session.AccountId is not { } id || await AccountStore.FindAsync(db, id) is not { Status: AccountStatus.Active } account)
        {
            return null;
        }

        var caller = session switch
        {
            { TemporaryKey: { } key } => await TemporaryCredentialStore.FindAsync(db, key) is { } stored && now < stored.Credential.ExpiresAt
                ? await SigningKeys.FindCallerAsync(db, stored.Credential, account, origin)
                : null,
            { Kind: IamUser.Kind } => await IamUserStore.FindAsync(db, session.Owner.Id) is { } user && user.AccountId == id
                ? SigningKeys.CallerOf(user, origin) with { MfaAt = session.MfaAt }
                : null,
            _ when session.Owner == account.Root => SigningKeys.RootOf(account, origin) with { MfaAt = session.MfaAt },
            _ => null,
        };

        // A browser shows a cookie and signs with no key.
        return caller is null ? null : (caller with { SessionId = session.Id, ProvedAt = session.ProvedAt, AccessKeyId = null, OwnsInstallation = account.OwnsInstallation }, account);
    }
}
