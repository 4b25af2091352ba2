using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>A browser in which this owner has finished a sign-in, as it was then.</summary>
internal sealed record KnownBrowser
{
    public string Family { get; init; } = "";

    public string Network { get; init; } = "";
}

internal static class KnownBrowserStore
{
    private const long NetworkRemembered = 30L * 24 * 60 * 60 * 1000;

    public static Task<KnownBrowser?> FindAsync(DbSession session, CredentialOwner owner, string browserHash) =>
        session.FindAsync<KnownBrowser>(
            "SELECT family, network FROM known_browsers WHERE browser_hash = @browserHash AND owner = @owner",
            new { browserHash, owner = owner.ToString() });

    public static Task RememberAsync(DbSession session, CredentialOwner owner, string browserHash, KnownBrowser browser, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO known_browsers (browser_hash, owner, family, network, last_seen_at) VALUES (@browserHash, @owner, @Family, @Network, @at)
            ON CONFLICT (browser_hash, owner) DO UPDATE SET family = excluded.family, network = excluded.network, last_seen_at = excluded.last_seen_at
            """,
            new { browserHash, owner = owner.ToString(), browser.Family, browser.Network, at = now.ToUnixTimeMilliseconds() });

    public static Task DeleteAllAsync(DbSession session, CredentialOwner owner) =>
        session.ExecuteAsync("DELETE FROM known_browsers WHERE owner = @owner", new { owner = owner.ToString() });

    public static Task DeleteOlderAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM known_browsers WHERE last_seen_at < @before", new { before });

    /// <summary>Whether anybody finished a sign-in from this network lately. It is the same answer for every name asked about.</summary>
    public static async Task<bool> IsNetworkKnownAsync(DbSession session, string network, DateTimeOffset now) =>
        await session.FindAsync<long?>(
            "SELECT last_good_at FROM known_networks WHERE network = @network AND last_good_at > @since",
            new { network, since = now.ToUnixTimeMilliseconds() - NetworkRemembered }) is not null;

    public static Task RememberNetworkAsync(DbSession session, string network, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO known_networks (network, last_good_at) VALUES (@network, @at)
            ON CONFLICT (network) DO UPDATE SET last_good_at = excluded.last_good_at
            """,
            new { network, at = now.ToUnixTimeMilliseconds() });
}
