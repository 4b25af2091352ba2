using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>A code that a browser carries to a program.</summary>
/// <param name="Grant">What its redemption opens, so that a second redemption can end it.</param>
internal sealed record SsoCode(string RedirectUri, string Challenge, SsoGrant Grant, DateTimeOffset ExpiresAt, bool IsSpent = false);

internal static class SsoCodeStore
{
    /// <summary>False when the portal session has ended meanwhile.</summary>
    public static async Task<bool> InsertAsync(DbSession session, string code, SsoCode row, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO sso_codes (code_hash, client_id, redirect_uri, challenge, grant_id, user_id, session_id, session_ends, scopes, created_at, expires_at)
            SELECT @hash, @ClientId, @RedirectUri, @Challenge, @Id, @UserId, @SessionId, @ends, @scopes, @now, @expires
            WHERE EXISTS (SELECT 1 FROM sessions WHERE id = @SessionId)
            """,
            new
            {
                hash = SecretHash.Of(code),
                row.Grant.ClientId,
                row.RedirectUri,
                row.Challenge,
                row.Grant.Id,
                row.Grant.UserId,
                row.Grant.SessionId,
                ends = row.Grant.ExpiresAt.ToUnixTimeMilliseconds(),
                scopes = SsoScopes.Write(row.Grant.Scopes),
                now = now.ToUnixTimeMilliseconds(),
                expires = row.ExpiresAt.ToUnixTimeMilliseconds(),
            }) == 1;

    public static async Task<SsoCode?> FindAsync(DbSession session, string code) =>
        (await session.FindAsync<Row>(
            """
            SELECT client_id, redirect_uri, challenge, grant_id, user_id, session_id, session_ends, scopes, expires_at, spent_at
            FROM sso_codes WHERE code_hash = @hash
            """,
            new { hash = SecretHash.Of(code) }))?.ToCode();

    /// <summary>True for one caller alone, however many come at once.</summary>
    public static async Task<bool> SpendAsync(DbSession session, string code, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "UPDATE sso_codes SET spent_at = @now WHERE code_hash = @hash AND spent_at IS NULL AND expires_at > @now",
            new { hash = SecretHash.Of(code), now = now.ToUnixTimeMilliseconds() }) == 1;

    public static Task DeleteOfUserAsync(DbSession session, string userId) =>
        session.ExecuteAsync("DELETE FROM sso_codes WHERE user_id = @userId", new { userId });

    public static Task DeleteExpiredAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM sso_codes WHERE expires_at <= @before", new { before });

    private sealed record Row
    {
        public string ClientId { get; init; } = "";

        public string RedirectUri { get; init; } = "";

        public string Challenge { get; init; } = "";

        public string GrantId { get; init; } = "";

        public string UserId { get; init; } = "";

        public string SessionId { get; init; } = "";

        public long SessionEnds { get; init; }

        public string Scopes { get; init; } = "";

        public long ExpiresAt { get; init; }

        public long? SpentAt { get; init; }

        public SsoCode ToCode() => new(
            RedirectUri,
            Challenge,
            new(GrantId, ClientId, UserId, SessionId, SsoScopes.Read(Scopes), DateTimeOffset.FromUnixTimeMilliseconds(SessionEnds)),
            DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
            SpentAt is not null);
    }
}
