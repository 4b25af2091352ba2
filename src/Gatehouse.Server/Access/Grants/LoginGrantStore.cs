using System.Text.Json;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants;

/// <summary>A login that can be refreshed, by the key that redeemed its code and no other.</summary>
/// <param name="Ended">Why it was ended before its time: a reason of <see cref="LoginRefusals"/>; nothing while it stands.</param>
internal sealed record LoginGrant(string Id, string ClientId, string KeyThumbprint, LoginPrincipal Principal, DateTimeOffset ExpiresAt, string? Ended = null);

internal static class LoginGrantStore
{
    public static Task InsertAsync(DbSession session, string token, LoginGrant grant, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO login_grants (id, token_hash, client_id, key_thumbprint, owner, principal, created_at, expires_at)
            VALUES (@Id, @hash, @ClientId, @KeyThumbprint, @owner, @principal, @now, @expires)
            """,
            new
            {
                grant.Id,
                hash = SecretHash.Of(token),
                grant.ClientId,
                grant.KeyThumbprint,
                owner = grant.Principal.Owner,
                principal = JsonSerializer.Serialize(grant.Principal),
                now = now.ToUnixTimeMilliseconds(),
                expires = grant.ExpiresAt.ToUnixTimeMilliseconds(),
            });

    public static async Task<LoginGrant?> FindAsync(DbSession session, string token) =>
        (await session.FindAsync<Row>(
            "SELECT id, client_id, key_thumbprint, principal, expires_at, ended FROM login_grants WHERE token_hash = @hash",
            new { hash = SecretHash.Of(token) }))?.ToGrant();

    /// <summary>It stays until its time is over, so that its client can be told why.</summary>
    public static Task EndOfOwnerAsync(DbSession session, string owner, string reason) =>
        session.ExecuteAsync("UPDATE login_grants SET ended = @reason WHERE owner = @owner AND ended IS NULL", new { owner, reason });

    public static Task EndAsync(DbSession session, string id, string reason) =>
        session.ExecuteAsync("UPDATE login_grants SET ended = @reason WHERE id = @id AND ended IS NULL", new { id, reason });

    public static Task DeleteExpiredAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM login_grants WHERE expires_at <= @before", new { before });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string ClientId { get; init; } = "";

        public string KeyThumbprint { get; init; } = "";

        public string Principal { get; init; } = "";

        public long ExpiresAt { get; init; }

        public string? Ended { get; init; }

        public LoginGrant ToGrant() => new(
            Id,
            ClientId,
            KeyThumbprint,
            JsonSerializer.Deserialize<LoginPrincipal>(Principal)!,
            DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
            Ended);
    }
}
