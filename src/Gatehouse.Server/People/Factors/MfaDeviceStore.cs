using Gatehouse.Protocols.Totp;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

/// <summary>How many devices an account has.</summary>
internal sealed record MfaCounts
{
    public long Devices { get; init; }

    public long InUse { get; init; }

    public long OfRoot { get; init; }
}

internal static class MfaDeviceStore
{
    private const string Columns = "serial, account_id, owner, kind, name, created_at, added_at, last_used_at";

    /// <summary>An owner's devices, the last used first.</summary>
    public static Task<IReadOnlyList<MfaDevice>> FindDevicesAsync(DbSession session, CredentialOwner owner) =>
        session.QueryAsync<MfaDevice>(
            $"SELECT {Columns} FROM mfa_devices WHERE owner = @owner ORDER BY COALESCE(last_used_at, 0) DESC, added_at DESC, serial",
            new { owner = owner.ToString() });

    public static Task<MfaDevice?> FindAsync(DbSession session, string accountId, string serial) =>
        session.FindAsync<MfaDevice>($"SELECT {Columns} FROM mfa_devices WHERE serial = @serial AND account_id = @accountId", new { serial, accountId });

    /// <summary>Authenticator apps in the order of their serials, those in use or those that are not.</summary>
    public static Task<IReadOnlyList<MfaDevice>> FindPageAsync(DbSession session, string accountId, bool inUse, bool free, string after, int limit) =>
        session.QueryAsync<MfaDevice>(
            $"""
            SELECT {Columns} FROM mfa_devices
            WHERE account_id = @accountId AND kind = 'totp' AND serial > @after
              AND ((@inUse = 1 AND owner IS NOT NULL) OR (@free = 1 AND owner IS NULL))
            ORDER BY serial LIMIT @limit
            """,
            new { accountId, inUse = inUse ? 1L : 0L, free = free ? 1L : 0L, after, limit = (long)limit });

    public static Task<MfaCounts> CountAsync(DbSession session, string accountId) =>
        session.GetAsync<MfaCounts>(
            """
            SELECT COUNT(*) AS devices, COUNT(owner) AS in_use, COUNT(CASE WHEN owner = @root THEN 1 END) AS of_root
            FROM mfa_devices WHERE account_id = @accountId
            """,
            new { accountId, root = CredentialOwner.Root(accountId).ToString() });

    /// <summary>Gives a device that nobody has to somebody, once: false when it was given meanwhile, the name is taken or the owner has enough.</summary>
    public static async Task<bool> AssignAsync(DbSession session, string serial, CredentialOwner owner, TotpMatch match, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            UPDATE mfa_devices SET owner = @owner, added_at = @at, last_used_at = NULL, drift = @drift, last_step = @step
            WHERE serial = @serial AND owner IS NULL AND last_step < @step
              AND (SELECT COUNT(*) FROM mfa_devices o WHERE o.owner = @owner) < @most
              AND NOT EXISTS (SELECT 1 FROM mfa_devices o WHERE o.owner = @owner AND o.name_key = mfa_devices.name_key)
            """,
            new { serial, owner = owner.ToString(), at = now.ToUnixTimeMilliseconds(), drift = (long)match.Drift, step = match.Step, most = (long)MfaDevice.Most }) == 1;

    /// <summary>Nobody's again. What was used stays used: the same codes do not count a second time for its next owner.</summary>
    public static async Task<bool> DetachAsync(DbSession session, string serial, CredentialOwner owner) =>
        await session.ExecuteAsync(
            "UPDATE mfa_devices SET owner = NULL, added_at = NULL, last_used_at = NULL WHERE serial = @serial AND owner = @owner AND kind = 'totp'",
            new { serial, owner = owner.ToString() }) == 1;

    /// <summary>False when the owner has another device of that name, or not this one.</summary>
    public static async Task<bool> RenameAsync(DbSession session, string serial, CredentialOwner owner, string name) =>
        await session.ExecuteAsync(
            """
            UPDATE mfa_devices SET name = @name, name_key = @key
            WHERE serial = @serial AND owner = @owner
              AND NOT EXISTS (SELECT 1 FROM mfa_devices o WHERE o.owner = @owner AND o.name_key = @key AND o.serial <> @serial)
            """,
            new { serial, owner = owner.ToString(), name, key = MfaDevice.KeyOf(name) }) == 1;

    /// <summary>Changes of one device come one after the other.</summary>
    public static Task LockAsync(DbSession session, string serial) => session.ExecuteAsync("UPDATE mfa_devices SET serial = serial WHERE serial = @serial", new { serial });

    /// <summary>Only what nobody uses.</summary>
    public static async Task<bool> DeleteFreeAsync(DbSession session, string serial) =>
        await session.ExecuteAsync("DELETE FROM mfa_devices WHERE serial = @serial AND owner IS NULL", new { serial }) == 1;

    public static async Task<bool> DeleteOfOwnerAsync(DbSession session, string serial, CredentialOwner owner) =>
        await session.ExecuteAsync("DELETE FROM mfa_devices WHERE serial = @serial AND owner = @owner", new { serial, owner = owner.ToString() }) == 1;
}
