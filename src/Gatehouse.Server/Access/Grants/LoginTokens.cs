using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Grants;

/// <summary>What a client of <c>aws login</c> shows for itself: a code with its verifier, or a refresh token; and a key.</summary>
/// <param name="KeyThumbprint">Of the key that signed the request's DPoP proof.</param>
internal sealed record LoginProof(LoginClient Client, string? Code, string? CodeVerifier, string? RedirectUri, string? RefreshToken, string KeyThumbprint);

/// <summary>Whom a proof stands for.</summary>
/// <param name="GrantId">The grant to refresh, or the one that the code will open.</param>
internal sealed record ProvedLogin(Caller Caller, LoginPrincipal Principal, string GrantId, DateTimeOffset? GrantExpires);

/// <summary>Finds out whom a code or a refresh token stands for, before anything is spent: the authentication of the token door.</summary>
internal sealed class LoginTokens(Database database, TimeProvider clock)
{
    public async Task<Outcome<ProvedLogin>> ProveAsync(LoginProof proof, RequestOrigin origin, CancellationToken cancellation)
    {
        var outcome = await database.ReadAsync(session => proof.Code is not null ? ProveCodeAsync(session, proof, origin) : ProveTokenAsync(session, proof, origin), cancellation);
        if (outcome.Stolen is { } stolen)
        {
            // RFC 6749, section 4.1.2: a code that comes twice was seen by somebody else, so what it opened is closed, whoever hangs up.
            await database.WriteAsync(session => LoginGrantStore.EndAsync(session, stolen, LoginRefusals.TokenExpired), CancellationToken.None);
        }

        return outcome.Outcome;
    }

    private async Task<Answer> ProveCodeAsync(DbSession session, LoginProof proof, RequestOrigin origin)
    {
        // 1. Known at all.
        if (await LoginCodeStore.FindAsync(session, proof.Code!) is not { } code)
        {
            return LoginRefusals.CodeIsExpired("no such code");
        }

        // 2. The client and the address it was given for (RFC 6749, section 4.1.3): a code caught on one way does not work on another.
        if (code.ClientId != proof.Client.Id || code.RedirectUri != proof.RedirectUri)
        {
            return LoginRefusals.Invalid("The code was given to another client or redirectUri.");
        }

        // 3. Who began the login (RFC 7636, section 4.6): without the verifier a stolen code is worth nothing, and does no harm.
        if (!PkceChallenge.Verify(proof.CodeVerifier, code.Challenge))
        {
            return LoginRefusals.Invalid("codeVerifier does not fit the code.");
        }

        // 4. Once.
        if (code.IsSpent)
        {
            return new(LoginRefusals.CodeIsExpired("the code came a second time"), code.GrantId);
        }

        return code.ExpiresAt <= clock.GetUtcNow()
            ? LoginRefusals.CodeIsExpired("the code is too old")
            : await FindAsync(session, code.Principal, code.GrantId, null, origin);
    }

    private async Task<Answer> ProveTokenAsync(DbSession session, LoginProof proof, RequestOrigin origin)
    {
        if (await LoginGrantStore.FindAsync(session, proof.RefreshToken!) is not { } grant || grant.ClientId != proof.Client.Id)
        {
            return LoginRefusals.Expired("no such refresh token for this client");
        }

        // RFC 9449, section 5: a public client's refresh token is bound to its key; a stolen one is worth nothing without it.
        if (grant.KeyThumbprint != proof.KeyThumbprint)
        {
            return LoginRefusals.Expired("the refresh token belongs to another key");
        }

        if (grant.Ended == LoginRefusals.CredentialsChanged)
        {
            return LoginRefusals.Changed("the password or the state of the user changed after the login");
        }

        return grant.Ended is not null || grant.ExpiresAt <= clock.GetUtcNow() || grant.Principal.Until <= clock.GetUtcNow()
            ? LoginRefusals.Expired("the login is over")
            : await FindAsync(session, grant.Principal, grant.Id, grant.ExpiresAt, origin);
    }

    /// <summary>The principal as it is now: whoever was deleted or shut meanwhile gets nothing.</summary>
    private static async Task<Answer> FindAsync(DbSession session, LoginPrincipal principal, string grantId, DateTimeOffset? expires, RequestOrigin origin) =>
        await AccountStore.FindAsync(session, AccountId.Get(principal.AccountId)) is { Status: AccountStatus.Active } account
        && await SigningKeys.FindCallerAsync(session, principal.ToCredential(), account, origin) is { } caller
            ? new ProvedLogin(caller with { AccessKeyId = null }, principal, grantId, expires)
            : LoginRefusals.Changed("whoever signed in is gone, or the account is shut");

    /// <param name="Stolen">The grant to end because its code came twice.</param>
    private sealed record Answer(Outcome<ProvedLogin> Outcome, string? Stolen)
    {
        public static implicit operator Answer(Refusal refusal) => new(refusal, null);

        public static implicit operator Answer(ProvedLogin proved) => new(proved, null);
    }
}
