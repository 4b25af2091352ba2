using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>
/// Grants and their tokens. The database itself ends them: a grant goes with its portal session and its user, a token with its grant.
/// </summary>
internal static class SsoGrantStore
{
    /// <summary>False when the portal session has ended meanwhile.</summary>
    public static async Task<bool> InsertAsync(DbSession session, SsoGrant grant, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO sso_grants (id, client_id, user_id, session_id, scopes, created_at, expires_at)
            SELECT @Id, @ClientId, @UserId, @SessionId, @scopes, @now, @expires
            WHERE EXISTS (SELECT 1 FROM sessions WHERE id = @SessionId)
            """,
            new
            {
                grant.Id,
                grant.ClientId,
                grant.UserId,
                grant.SessionId,
                scopes = SsoScopes.Write(grant.Scopes),
                now = now.ToUnixTimeMilliseconds(),
                expires = grant.ExpiresAt.ToUnixTimeMilliseconds(),
            }) == 1;

    public static Task InsertAccessTokenAsync(DbSession session, string token, string grantId, DateTimeOffset expiresAt) =>
        session.ExecuteAsync(
            "INSERT INTO sso_access_tokens (token_hash, grant_id, expires_at) VALUES (@hash, @grantId, @expires)",
            new { hash = SecretHash.Of(token), grantId, expires = expiresAt.ToUnixTimeMilliseconds() });

    public static async Task<SsoGrant?> FindByAccessTokenAsync(DbSession session, string token, DateTimeOffset now) =>
        (await session.FindAsync<Row>(
            """
            SELECT g.id, g.client_id, g.user_id, g.session_id, g.scopes, g.expires_at
            FROM sso_access_tokens t JOIN sso_grants g ON g.id = t.grant_id
            WHERE t.token_hash = @hash AND t.expires_at > @now AND g.expires_at > @now
            """,
            new { hash = SecretHash.Of(token), now = now.ToUnixTimeMilliseconds() }))?.ToGrant();

    /// <summary>With it go its tokens.</summary>
    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM sso_grants WHERE id = @id", new { id });

    public static Task DeleteOfUserAsync(DbSession session, string userId) =>
        session.ExecuteAsync("DELETE FROM sso_grants WHERE user_id = @userId", new { userId });

    public static async Task DeleteExpiredAsync(DbSession session, long before)
    {
        await session.ExecuteAsync("DELETE FROM sso_access_tokens WHERE expires_at <= @before", new { before });
        await session.ExecuteAsync("DELETE FROM sso_grants WHERE expires_at <= @before", new { before });
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string ClientId { get; init; } = "";

        public string UserId { get; init; } = "";

        public string SessionId { get; init; } = "";

        public string Scopes { get; init; } = "";

        public long ExpiresAt { get; init; }

        public SsoGrant ToGrant() => new(Id, ClientId, UserId, SessionId, SsoScopes.Read(Scopes), DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt));
    }
}
