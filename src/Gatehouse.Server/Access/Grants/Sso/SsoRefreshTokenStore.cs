using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>A refresh token as it is found.</summary>
/// <param name="RotatedAt">When another took its place; nothing while it is the newest of its grant.</param>
/// <param name="SealedAnswer">What its first use was answered.</param>
internal sealed record SsoRefreshToken(SsoGrant Grant, DateTimeOffset? RotatedAt, string? SealedAnswer);

internal static class SsoRefreshTokenStore
{
    public static Task InsertAsync(DbSession session, string token, string grantId) =>
        session.ExecuteAsync(
            "INSERT INTO sso_refresh_tokens (token_hash, grant_id) VALUES (@hash, @grantId)", new { hash = SecretHash.Of(token), grantId });

    public static async Task<SsoRefreshToken?> FindAsync(DbSession session, string token) =>
        (await session.FindAsync<Row>(
            """
            SELECT g.id, g.client_id, g.user_id, g.session_id, g.scopes, g.expires_at, t.rotated_at, t.sealed_answer
            FROM sso_refresh_tokens t JOIN sso_grants g ON g.id = t.grant_id
            WHERE t.token_hash = @hash
            """,
            new { hash = SecretHash.Of(token) }))?.ToToken();

    /// <summary>True for one caller alone: the others find what it was answered.</summary>
    public static async Task<bool> RotateAsync(DbSession session, string token, string sealedAnswer, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "UPDATE sso_refresh_tokens SET rotated_at = @now, sealed_answer = @sealedAnswer WHERE token_hash = @hash AND rotated_at IS NULL",
            new { hash = SecretHash.Of(token), sealedAnswer, now = now.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>Nobody is given these answers again; the tokens stay, so that a thief is noticed.</summary>
    public static Task ForgetAnswersAsync(DbSession session, long rotatedBefore) =>
        session.ExecuteAsync(
            "UPDATE sso_refresh_tokens SET sealed_answer = NULL WHERE sealed_answer IS NOT NULL AND rotated_at <= @rotatedBefore", new { rotatedBefore });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string ClientId { get; init; } = "";

        public string UserId { get; init; } = "";

        public string SessionId { get; init; } = "";

        public string Scopes { get; init; } = "";

        public long ExpiresAt { get; init; }

        public long? RotatedAt { get; init; }

        public string? SealedAnswer { get; init; }

        public SsoRefreshToken ToToken() => new(
            new(Id, ClientId, UserId, SessionId, SsoScopes.Read(Scopes), DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt)),
            RotatedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            SealedAnswer);
    }
}
