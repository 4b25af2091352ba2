using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

internal static class TrustedDeviceStore
{
    /// <summary>The newest trust of a browser counts. It is bound to the browser's mark, its family and its network, all three.</summary>
    public static Task PutAsync(DbSession session, CredentialOwner owner, string browserHash, string family, string network, TrustedDevice device) =>
        session.ExecuteAsync(
            """
            INSERT INTO trusted_devices (id, owner, browser_hash, family, network, browser, trusted_at, expires_at)
            VALUES (@Id, @owner, @browserHash, @family, @network, @Browser, @TrustedAt, @ExpiresAt)
            ON CONFLICT (owner, browser_hash) DO UPDATE SET family = excluded.family, network = excluded.network, browser = excluded.browser,
                trusted_at = excluded.trusted_at, expires_at = excluded.expires_at
            """,
            new { device.Id, owner = owner.ToString(), browserHash, family, network, device.Browser, device.TrustedAt, device.ExpiresAt });

    public static async Task<bool> IsTrustedAsync(DbSession session, CredentialOwner owner, string browserHash, string family, string network, DateTimeOffset now) =>
        await session.GetAsync<long>(
            """
            SELECT COUNT(*) FROM trusted_devices
            WHERE owner = @owner AND browser_hash = @browserHash AND family = @family AND network = @network AND expires_at > @now
            """,
            new { owner = owner.ToString(), browserHash, family, network, now = now.ToUnixTimeMilliseconds() }) > 0;

    public static Task<IReadOnlyList<TrustedDevice>> FindAllAsync(DbSession session, CredentialOwner owner, DateTimeOffset now) =>
        session.QueryAsync<TrustedDevice>(
            "SELECT id, browser, network, trusted_at, expires_at FROM trusted_devices WHERE owner = @owner AND expires_at > @now ORDER BY trusted_at DESC, id",
            new { owner = owner.ToString(), now = now.ToUnixTimeMilliseconds() });

    /// <summary>The owner stands in the statement: nobody ends another's trust by its id.</summary>
    public static async Task<bool> DeleteAsync(DbSession session, CredentialOwner owner, string id) =>
        await session.ExecuteAsync("DELETE FROM trusted_devices WHERE id = @id AND owner = @owner", new { id, owner = owner.ToString() }) == 1;

    /// <param name="keptSessionId">Whose browser stays trusted; nothing for none.</param>
    public static Task DeleteAllAsync(DbSession session, CredentialOwner owner, string? keptSessionId) =>
        session.ExecuteAsync(
            """
            DELETE FROM trusted_devices WHERE owner = @owner
              AND NOT EXISTS (SELECT 1 FROM sessions kept WHERE kept.id = @kept AND kept.owner = @owner AND kept.browser_hash = trusted_devices.browser_hash)
            """,
            new { owner = owner.ToString(), kept = keptSessionId ?? "" });

    public static Task DeleteExpiredAsync(DbSession session, long now) =>
        session.ExecuteAsync("DELETE FROM trusted_devices WHERE expires_at <= @now", new { now });
}
