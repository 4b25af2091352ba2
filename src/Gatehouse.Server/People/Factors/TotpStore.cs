using Gatehouse.Protocols.Totp;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

/// <summary>Apps used lately, and how many of them are off, to either side.</summary>
internal sealed record DriftCounts
{
    public long Used { get; init; }

    public long Ahead { get; init; }

    public long Behind { get; init; }
}

/// <summary>The columns of a device that only authenticator apps have.</summary>
internal static class TotpStore
{
    /// <summary>One of the owner's apps, or all of them, the last used first.</summary>
    public static Task<IReadOnlyList<TotpState>> FindAsync(DbSession session, CredentialOwner owner, string? serial) =>
        session.QueryAsync<TotpState>(
            """
            SELECT serial, sealed_seed, drift, last_step FROM mfa_devices
            WHERE owner = @owner AND kind = 'totp' AND (@serial = '' OR serial = @serial)
            ORDER BY COALESCE(last_used_at, 0) DESC, added_at DESC, serial
            """,
            new { owner = owner.ToString(), serial = serial ?? "" });

    /// <summary>The app of a serial, whoever has it.</summary>
    public static Task<TotpState?> FindAsync(DbSession session, string serial) =>
        session.FindAsync<TotpState>("SELECT serial, sealed_seed, drift, last_step FROM mfa_devices WHERE serial = @serial AND kind = 'totp'", new { serial });

    /// <summary>Takes a code's step: of all who bring the same code, exactly one hears that it was still there.</summary>
    public static async Task<bool> SpendAsync(DbSession session, CredentialOwner owner, string serial, TotpMatch match, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            UPDATE mfa_devices SET last_step = @step, drift = @drift, last_used_at = @at
            WHERE serial = @serial AND owner = @owner AND kind = 'totp' AND last_step < @step
            """,
            new { serial, owner = owner.ToString(), step = match.Step, drift = (long)match.Drift, at = now.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>False when the serial or the seed is there already, or the owner has the name or enough devices. The owner's row is taken before.</summary>
    public static async Task<bool> InsertAsync(DbSession session, MfaDevice device, string sealedSeed, ReadOnlyMemory<byte> seed, TotpMatch? match) =>
        await session.ExecuteAsync(
            """
            INSERT INTO mfa_devices (serial, account_id, owner, kind, name, name_key, created_at, added_at, sealed_seed, seed_hash, drift, last_step, sign_count, user_verified)
            SELECT @Serial, @AccountId, @Owner, 'totp', @Name, @key, @CreatedAt, @AddedAt, @sealedSeed, @hash, @drift, @step, 0, 0
            WHERE (SELECT COUNT(*) FROM mfa_devices o WHERE o.owner = @Owner) < @most
              AND NOT EXISTS (SELECT 1 FROM mfa_devices o WHERE o.owner = @Owner AND o.name_key = @key)
              AND (COALESCE(@Owner, '') <> '' OR (SELECT COUNT(*) FROM mfa_devices o WHERE o.account_id = @AccountId AND o.owner IS NULL) < @mostFree)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                device.Serial,
                device.AccountId,
                device.Owner,
                device.Name,
                key = MfaDevice.KeyOf(device.Name),
                device.CreatedAt,
                device.AddedAt,
                sealedSeed,
                hash = SecretHash.Of(TotpSeed.Text(seed.Span)),
                drift = (long)(match?.Drift ?? 0),
                step = match?.Step ?? TotpStep.None,
                most = (long)MfaDevice.Most,
                mostFree = (long)MfaDevice.MostFree,
            }) == 1;

    /// <summary>Of all people: it tells about our clock, and about nobody.</summary>
    public static Task<DriftCounts> CountDriftsAsync(DbSession session, long noticeable, long since) =>
        session.GetAsync<DriftCounts>(
            """
            SELECT COUNT(*) AS used,
                   COUNT(CASE WHEN drift >= @noticeable THEN 1 END) AS ahead,
                   COUNT(CASE WHEN drift <= -@noticeable THEN 1 END) AS behind
            FROM mfa_devices WHERE kind = 'totp' AND last_used_at >= @since
            """,
            new { noticeable, since });

    /// <summary>Whether somebody has this seed.</summary>
    public static async Task<bool> IsKnownAsync(DbSession session, ReadOnlyMemory<byte> seed) =>
        await session.GetAsync<long>("SELECT COUNT(*) FROM mfa_devices WHERE seed_hash = @hash", new { hash = SecretHash.Of(TotpSeed.Text(seed.Span)) }) > 0;
}
