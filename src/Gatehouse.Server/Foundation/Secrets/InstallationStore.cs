using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>The few facts that belong to the installation as a whole.</summary>
internal static class InstallationStore
{
    private const string KeyFingerprint = "key-fingerprint";

    public static Task<string?> FindKeyFingerprintAsync(DbSession session) =>
        session.FindAsync<string>("SELECT value FROM installation WHERE name = @name", new { name = KeyFingerprint });

    /// <summary>The fingerprint that stands: of two nodes that start at once, the first one's.</summary>
    public static Task<string> KeepKeyFingerprintAsync(DbSession session, string fingerprint) =>
        session.GetAsync<string>(
            "INSERT INTO installation (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = installation.value RETURNING value",
            new { name = KeyFingerprint, value = fingerprint });

    public static Task ReplaceKeyFingerprintAsync(DbSession session, string fingerprint) =>
        session.ExecuteAsync("UPDATE installation SET value = @value WHERE name = @name", new { name = KeyFingerprint, value = fingerprint });

    public static Task<string?> FindAsync(DbSession session, string name) =>
        session.FindAsync<string>("SELECT value FROM installation WHERE name = @name", new { name });

    public static Task SetAsync(DbSession session, string name, string value) =>
        session.ExecuteAsync(
            "INSERT INTO installation (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            new { name, value });

    public static Task DeleteAsync(DbSession session, string name) =>
        session.ExecuteAsync("DELETE FROM installation WHERE name = @name", new { name });
}
