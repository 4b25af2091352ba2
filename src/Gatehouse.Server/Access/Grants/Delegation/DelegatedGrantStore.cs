using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>The database itself ends grants with their application, person and portal session, and tokens with their grant.</summary>
internal static class DelegatedGrantStore
{
    private const string Columns = "g.id, g.application_id, g.user_id, g.session_id, g.scopes AS grant_scopes, g.expires_at AS grant_expires_at";

    /// <summary>False when the portal session has ended meanwhile.</summary>
    public static async Task<bool> InsertAsync(DbSession session, DelegatedGrant grant, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO delegated_grants (id, application_id, user_id, session_id, scopes, created_at, expires_at)
            SELECT @Id, @ApplicationId, @UserId, @SessionId, @scopes, @now, @expires
            WHERE @SessionId IS NULL OR EXISTS (SELECT 1 FROM sessions WHERE id = @SessionId)
            """,
            new
            {
                grant.Id,
                grant.ApplicationId,
                grant.UserId,
                grant.SessionId,
                scopes = SsoScopes.Write(grant.Scopes),
                now = now.ToUnixTimeMilliseconds(),
                expires = grant.ExpiresAt.ToUnixTimeMilliseconds(),
            }) == 1;

    public static Task InsertAccessTokenAsync(DbSession session, string token, DelegatedToken row) =>
        session.ExecuteAsync(
            "INSERT INTO delegated_access_tokens (token_hash, grant_id, scopes, expires_at) VALUES (@hash, @Id, @scopes, @expires)",
            new { hash = SecretHash.Of(token), row.Grant.Id, scopes = SsoScopes.Write(row.Scopes), expires = row.ExpiresAt.ToUnixTimeMilliseconds() });

    public static Task InsertRefreshTokenAsync(DbSession session, string token, string grantId) =>
        session.ExecuteAsync("INSERT INTO delegated_refresh_tokens (token_hash, grant_id) VALUES (@hash, @grantId)", new { hash = SecretHash.Of(token), grantId });

    public static async Task<DelegatedToken?> FindAsync(DbSession session, string accessToken, DateTimeOffset now) =>
        (await session.FindAsync<Row>(
            $"""
            SELECT {Columns}, t.scopes, t.expires_at FROM delegated_access_tokens t JOIN delegated_grants g ON g.id = t.grant_id
            WHERE t.token_hash = @hash AND t.expires_at > @now AND g.expires_at > @now
            """,
            new { hash = SecretHash.Of(accessToken), now = now.ToUnixTimeMilliseconds() }))?.ToToken();

    public static async Task<DelegatedRefreshToken?> FindRefreshAsync(DbSession session, string token) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns}, t.rotated_at, t.sealed_answer FROM delegated_refresh_tokens t JOIN delegated_grants g ON g.id = t.grant_id WHERE t.token_hash = @hash",
            new { hash = SecretHash.Of(token) }))?.ToRefreshToken();

    /// <summary>True for one caller alone: the others find what it was answered.</summary>
    public static async Task<bool> RotateAsync(DbSession session, string token, string sealedAnswer, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "UPDATE delegated_refresh_tokens SET rotated_at = @now, sealed_answer = @sealedAnswer WHERE token_hash = @hash AND rotated_at IS NULL",
            new { hash = SecretHash.Of(token), sealedAnswer, now = now.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>True for the first time an issuer's statement is shown, however many come at once.</summary>
    public static async Task<bool> SpendAssertionAsync(DbSession session, string issuerId, string assertionId, DateTimeOffset expiresAt) =>
        await session.ExecuteAsync(
            "INSERT INTO spent_assertions (issuer_id, assertion_hash, expires_at) VALUES (@issuerId, @hash, @expires) ON CONFLICT DO NOTHING",
            new { issuerId, hash = SecretHash.Of(assertionId), expires = expiresAt.ToUnixTimeMilliseconds() }) == 1;

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM delegated_grants WHERE id = @id", new { id });

    public static Task DeleteOfUserAsync(DbSession session, string userId) =>
        session.ExecuteAsync("DELETE FROM delegated_grants WHERE user_id = @userId", new { userId });

    public static async Task SweepAsync(DbSession session, long now, long forgetBefore)
    {
        await session.ExecuteAsync("DELETE FROM delegated_access_tokens WHERE expires_at <= @now", new { now });
        await session.ExecuteAsync("DELETE FROM delegated_grants WHERE expires_at <= @now", new { now });
        await session.ExecuteAsync("DELETE FROM spent_assertions WHERE expires_at <= @now", new { now });
        await session.ExecuteAsync(
            "UPDATE delegated_refresh_tokens SET sealed_answer = NULL WHERE sealed_answer IS NOT NULL AND rotated_at <= @forgetBefore", new { forgetBefore });
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string ApplicationId { get; init; } = "";

        public string UserId { get; init; } = "";

        public string? SessionId { get; init; }

        public string GrantScopes { get; init; } = "";

        public long GrantExpiresAt { get; init; }

        public string? Scopes { get; init; }

        public long ExpiresAt { get; init; }

        public long? RotatedAt { get; init; }

        public string? SealedAnswer { get; init; }

        public DelegatedToken ToToken() => new(ToGrant(), SsoScopes.Read(Scopes), DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt));

        public DelegatedRefreshToken ToRefreshToken() => new(ToGrant(), RotatedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, SealedAnswer);

        private DelegatedGrant ToGrant() =>
            new(Id, ApplicationId, UserId, SessionId, SsoScopes.Read(GrantScopes), DateTimeOffset.FromUnixTimeMilliseconds(GrantExpiresAt));
    }
}
