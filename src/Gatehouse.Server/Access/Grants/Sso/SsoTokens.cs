using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>Whom a token or a code stands for, as they are now.</summary>
internal sealed record SsoVisitor(DirectoryUser User, WorkforceDirectory Directory, SsoGrant Grant)
{
    public Caller ToCaller(RequestOrigin origin) => CallerOf(User, Directory, Grant.SessionId, origin);

    /// <param name="sessionId">The portal session, by its public id.</param>
    public static Caller CallerOf(DirectoryUser user, WorkforceDirectory directory, string sessionId, RequestOrigin origin) =>
        new(DirectoryUser.Kind, user.Owner.ToString(), directory.AccountId.Digits, "", sessionId, origin) { PrincipalId = user.Id };
}

/// <summary>Finds the person behind an access token. Looked up with every request: whoever was shut out meanwhile is out at once.</summary>
internal sealed class SsoTokens(TimeProvider clock)
{
    /// <summary>Nothing when the token is unknown or over, its person is gone or disabled, or their directory's account is shut.</summary>
    public async Task<SsoVisitor?> FindUserAsync(DbSession db, string accessToken) =>
        await SsoGrantStore.FindByAccessTokenAsync(db, accessToken, clock.GetUtcNow()) is { } grant ? await FindAsync(db, grant) : null;

    public async Task<SsoVisitor?> FindAsync(DbSession db, SsoGrant grant) =>
        grant.ExpiresAt > clock.GetUtcNow()
        && await DirectoryUserStore.FindAsync(db, grant.UserId) is { IsEnabled: true } user
        && await WorkforceDirectoryStore.FindAsync(db, user.DirectoryId) is { } directory
        && await AccountStore.FindAsync(db, directory.AccountId) is { Status: AccountStatus.Active }
            ? new(user, directory, grant)
            : null;
}
