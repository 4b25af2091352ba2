using System.Text.Json;
using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Grants;
using Gatehouse.Server.Access.Applications.Issuers;
using Gatehouse.Server.Access.Applications.Scopes;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>That an application showed what lets it act for a person; nothing of it is spent yet.</summary>
/// <param name="May">The scopes that it may be given by this way.</param>
internal sealed record DelegationProof(DirectoryUser User, IReadOnlyList<string> May)
{
    /// <summary>The grant that goes on; nothing where a new one begins.</summary>
    public DelegatedGrant? Going { get; init; }

    /// <summary>What it stands on: the portal session where there is one, and when that or the token exchanged ends; nothing where an issuer vouches.</summary>
    public (string? SessionId, DateTimeOffset Ends)? Base { get; init; }

    /// <summary>The issuer's statement that is to be spent.</summary>
    public (string IssuerId, string Id, DateTimeOffset ExpiresAt)? Assertion { get; init; }

    /// <summary>What the same refresh token was answered a moment ago.</summary>
    public string? SealedAnswer { get; init; }
}

/// <summary>Finds out for whom an application acts, by each of the four ways. Nothing here asks a policy: that was done before.</summary>
internal sealed class DelegationProofs(Database database, IssuerKeys issuerKeys, SsoOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public Task<Outcome<DelegationProof>> ProveAsync(CreateTokenWithIAMRequest request, FoundApplication found, ApplicationGrant grant, CancellationToken cancellation) =>
        request switch
        {
            { GrantType: ApplicationGrant.Code, Code: { } code } => database.ReadAsync(db => ProveCodeAsync(db, found, code, request), cancellation),
            { GrantType: ApplicationGrant.Refresh, RefreshToken: { } token } => ProveRefreshAsync(found, token),
            { GrantType: ApplicationGrant.Bearer, Assertion: { } assertion } => ProveAssertionAsync(found, grant.JwtBearer, assertion, cancellation),
            { GrantType: ApplicationGrant.Exchange, SubjectToken: { } token } => database.ReadAsync(db => ProveExchangeAsync(db, found, token, request), cancellation),
            _ => Task.FromResult<Outcome<DelegationProof>>(SsoRefusals.Invalid("What this grant type needs is missing.")),
        };

    private async Task<Outcome<DelegationProof>> ProveCodeAsync(DbSession db, FoundApplication found, string text, CreateTokenWithIAMRequest request)
    {
        // RFC 6749, section 4.1.3, and RFC 7636, section 4.6: the code of this application, from this address, with its verifier.
        if (await SsoCodeStore.FindAsync(db, text) is not { } code || code.Grant.ClientId != found.Arn || code.RedirectUri != request.RedirectUri)
        {
            return SsoRefusals.Grant("no such code for this application and redirectUri");
        }

        return !PkceChallenge.Verify(request.CodeVerifier, code.Challenge) ? SsoRefusals.Grant("codeVerifier does not fit the code")
            : code.IsSpent || code.ExpiresAt <= clock.GetUtcNow() ? SsoRefusals.Grant("the code is spent or too old")
            : await FindPersonAsync(db, found, code.Grant.UserId) is { } user
                ? new DelegationProof(user, code.Grant.Scopes) { Base = (code.Grant.SessionId, code.Grant.ExpiresAt) }
                : SsoRefusals.Grant("whoever approved is gone");
    }

    private async Task<Outcome<DelegationProof>> ProveRefreshAsync(FoundApplication found, string text)
    {
        var (outcome, stolen) = await database.ReadAsync<(Outcome<DelegationProof>, string?)>(async db =>
        {
            if (await DelegatedGrantStore.FindRefreshAsync(db, text) is not { } token || token.Grant.ApplicationId != found.Application.Id)
            {
                return (SsoRefusals.Grant("no such refresh token for this application"), null);
            }

            if (token.Grant.ExpiresAt <= clock.GetUtcNow())
            {
                return (SsoRefusals.TokenExpired, null);
            }

            if (await FindPersonAsync(db, found, token.Grant.UserId) is not { } user)
            {
                return (SsoRefusals.Grant("the person is gone or may not use the application"), null);
            }

            // RFC 9700, section 4.14.2: late with a token that was replaced, thief or not.
            return token.RotatedAt is { } rotated && clock.GetUtcNow() > rotated + options.RefreshReuse
                ? (SsoRefusals.Grant("a refresh token that was replaced came again; what it opened was ended"), token.Grant.Id)
                : (new DelegationProof(user, token.Grant.Scopes) { Going = token.Grant, SealedAnswer = token.SealedAnswer }, null);
        });
        if (stolen is not null)
        {
            await database.WriteAsync(db => DelegatedGrantStore.DeleteAsync(db, stolen), CancellationToken.None);
        }

        return outcome;
    }

    private async Task<Outcome<DelegationProof>> ProveAssertionAsync(FoundApplication found, JwtBearerGrant? grant, string text, CancellationToken cancellation)
    {
        // 1. Readable at all, and an issuer that this directory trusts and this application is told to take.
        if (!CompactJws.TryRead(text, BearerAssertion.Longest, out var token) || BearerAssertion.TextOf(token.Payload, "iss") is not { } named)
        {
            return SsoRefusals.Grant("the assertion is no JWT, or names no issuer");
        }

        if (await database.ReadAsync(db => TokenIssuerStore.FindByUrlAsync(db, found.Directory.Id, named), cancellation) is not { } issuer
            || grant?.AuthorizedTokenIssuers?.FirstOrDefault(each => each.TrustedTokenIssuerArn == TokenIssuerStore.ArnOf(issuer, found.Directory)) is not { } trusted)
        {
            return SsoRefusals.Grant("the application does not take tokens of this issuer");
        }

        // 2. Its keys are fetched only now: a stranger's issuer makes this server ask nobody.
        if (await issuerKeys.FindAsync(issuer.IssuerUrl, BearerAssertion.TextOf(token.Header, "kid"), cancellation) is not { } keys)
        {
            return SsoRefusals.Grant("the keys of the issuer could not be fetched");
        }

        // 3. RFC 7523, section 3.
        var verdict = BearerAssertion.Verify(token, keys, issuer.IssuerUrl, [.. trusted.AuthorizedAudiences ?? []], clock.GetUtcNow(), Tolerance);
        if (verdict is not BearerVerdict.Good good)
        {
            return SsoRefusals.Grant("the assertion is refused: " + (verdict as BearerVerdict.Bad)?.Reason);
        }

        // 4. Whom it means. An address that the issuer itself calls unproved names nobody.
        if (BearerAssertion.FindClaim(token.Payload, issuer.ClaimAttributePath) is not { } name
            || (issuer.ClaimAttributePath == "email" && token.Payload.TryGetProperty("email_verified", out var verified) && !IsTrue(verified)))
        {
            return SsoRefusals.Grant("the claim that names the person is missing or unproved");
        }

        return await database.ReadAsync(
            async db => await FindNamedAsync(db, issuer, name) is { } id && await FindPersonAsync(db, found, id) is { } user
                ? (Outcome<DelegationProof>)new DelegationProof(user, await DelegatedScopes.FindAsync(db, found.Application)) { Assertion = (issuer.Id, good.Id, good.ExpiresAt) }
                : SsoRefusals.Grant("the assertion names nobody of the directory who may use the application"),
            cancellation);
    }

    private async Task<Outcome<DelegationProof>> ProveExchangeAsync(DbSession db, FoundApplication found, string text, CreateTokenWithIAMRequest request)
    {
        if (request.SubjectTokenType != CreateTokenWithIAMRequest.AccessTokenType)
        {
            return SsoRefusals.Invalid($"subjectTokenType must be {CreateTokenWithIAMRequest.AccessTokenType}.");
        }

        // A token of another directory is not there.
        if (await DelegatedGrantStore.FindAsync(db, text, clock.GetUtcNow()) is not { } token
            || await ApplicationStore.FindAsync(db, token.Grant.ApplicationId) is not { IsEnabled: true } giver
            || giver.DirectoryId != found.Directory.Id
            || await FindPersonAsync(db, found, token.Grant.UserId) is not { } user)
        {
            return SsoRefusals.Grant("the subject token is unknown or over, or its person may not use the application");
        }

        // Which of its scopes the giver may use at this application.
        var may = giver.Id == found.Application.Id ? token.Scopes : [.. (await ApplicationScopeStore.FindAllAsync(db, giver.Id))
            .Where(each => token.Scopes.Contains(each.Scope) && each.AuthorizedTargets is { } targets && (targets.Contains(found.Arn) || targets.Contains(found.Directory.InstanceArn)))
            .Select(static each => each.Scope)];
        return may.Count == 0
            ? SsoRefusals.Grant("the subject token was not given for this application")
            : new DelegationProof(user, [.. may.Union(DelegatedScopes.Usual)]) { Base = (token.Grant.SessionId, token.Grant.ExpiresAt) };
    }

    private static async Task<DirectoryUser?> FindPersonAsync(DbSession db, FoundApplication found, string id) =>
        await DirectoryUserStore.FindAsync(db, id) is { } user && await WorkforceApplications.MayAsync(db, user, found.Application) ? user : null;

    private static async Task<string?> FindNamedAsync(DbSession db, TokenIssuer issuer, string name) => issuer.StoreAttributePath switch
    {
        StoreAttributes.Email => (await DirectoryUserStore.FindByEmailAsync(db, issuer.DirectoryId, name))?.Id,
        StoreAttributes.UserName => (await DirectoryUserStore.FindByNameAsync(db, issuer.DirectoryId, name))?.Id,
        StoreAttributes.ExternalId => await ExternalIdStore.FindResourceAsync(db, issuer.DirectoryId, ExternalIdStore.User, new() { Issuer = issuer.IssuerUrl, Id = name })
            ?? await ExternalIdStore.FindResourceAsync(db, issuer.DirectoryId, ExternalIdStore.User, new() { Issuer = ExternalId.ByScim, Id = name }),
        _ => null,
    };

    private static bool IsTrue(JsonElement value) =>
        value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true");
}
