using System.Text.Json;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants;

/// <summary>A code that a browser carries to the CLI.</summary>
/// <param name="GrantId">The grant that its redemption opens, so that a second redemption can end it.</param>
internal sealed record LoginCode(
    string ClientId, string RedirectUri, string Challenge, LoginPrincipal Principal, string GrantId, DateTimeOffset ExpiresAt, bool IsSpent = false);

internal static class LoginCodeStore
{
    public static Task InsertAsync(DbSession session, string code, LoginCode row, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO login_codes (code_hash, client_id, redirect_uri, challenge, owner, principal, grant_id, created_at, expires_at)
            VALUES (@hash, @ClientId, @RedirectUri, @Challenge, @owner, @principal, @GrantId, @now, @expires)
            """,
            new
            {
                hash = SecretHash.Of(code),
                row.ClientId,
                row.RedirectUri,
                row.Challenge,
                owner = row.Principal.Owner,
                principal = JsonSerializer.Serialize(row.Principal),
                row.GrantId,
                now = now.ToUnixTimeMilliseconds(),
                expires = row.ExpiresAt.ToUnixTimeMilliseconds(),
            });

    public static async Task<LoginCode?> FindAsync(DbSession session, string code) =>
        (await session.FindAsync<Row>(
            "SELECT client_id, redirect_uri, challenge, principal, grant_id, expires_at, spent_at FROM login_codes WHERE code_hash = @hash",
            new { hash = SecretHash.Of(code) }))?.ToCode();

    /// <summary>True for one caller alone, however many come at once.</summary>
    public static async Task<bool> SpendAsync(DbSession session, string code, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "UPDATE login_codes SET spent_at = @now WHERE code_hash = @hash AND spent_at IS NULL AND expires_at > @now",
            new { hash = SecretHash.Of(code), now = now.ToUnixTimeMilliseconds() }) == 1;

    public static Task DeleteOfOwnerAsync(DbSession session, string owner) =>
        session.ExecuteAsync("DELETE FROM login_codes WHERE owner = @owner AND spent_at IS NULL", new { owner });

    public static Task DeleteExpiredAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM login_codes WHERE expires_at <= @before", new { before });

    private sealed record Row
    {
        public string ClientId { get; init; } = "";

        public string RedirectUri { get; init; } = "";

        public string Challenge { get; init; } = "";

        public string Principal { get; init; } = "";

        public string GrantId { get; init; } = "";

        public long ExpiresAt { get; init; }

        public long? SpentAt { get; init; }

        public LoginCode ToCode() => new(
            ClientId,
            RedirectUri,
            Challenge,
            JsonSerializer.Deserialize<LoginPrincipal>(Principal)!,
            GrantId,
            DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
            SpentAt is not null);
    }
}
