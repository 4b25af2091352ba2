using System.Buffers.Text;
using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>The columns of a device that only passkeys have, and the challenges that were answered.</summary>
internal static class PasskeyStore
{
    private const string Select =
        """
        SELECT d.serial, d.owner, d.credential_id, d.credential, d.sign_count, o.user_handle
        FROM mfa_devices d JOIN mfa_owners o ON o.owner = d.owner
        """;

    public static Task<IReadOnlyList<StoredPasskey>> FindOfAsync(DbSession session, CredentialOwner owner) =>
        session.QueryAsync<StoredPasskey>($"{Select} WHERE d.owner = @owner AND d.kind = 'passkey' ORDER BY d.serial", new { owner = owner.ToString() });

    public static Task<StoredPasskey?> FindAsync(DbSession session, ReadOnlyMemory<byte> credentialId) =>
        session.FindAsync<StoredPasskey>($"{Select} WHERE d.credential_id = @id", new { id = Base64Url.EncodeToString(credentialId.Span) });

    /// <summary>False when somebody has the credential, or the owner the name or enough devices. The owner's row is taken before.</summary>
    public static async Task<bool> InsertAsync(DbSession session, MfaDevice device, NewCredential credential) =>
        await session.ExecuteAsync(
            """
            INSERT INTO mfa_devices (serial, account_id, owner, kind, name, name_key, created_at, added_at, drift, last_step, credential_id, credential, sign_count, user_verified)
            SELECT @Serial, @AccountId, @Owner, 'passkey', @Name, @key, @CreatedAt, @AddedAt, 0, 0, @id, @facts, @count, @verified
            WHERE (SELECT COUNT(*) FROM mfa_devices o WHERE o.owner = @Owner) < @most
              AND NOT EXISTS (SELECT 1 FROM mfa_devices o WHERE o.owner = @Owner AND o.name_key = @key)
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
                id = Base64Url.EncodeToString(credential.Id.Span),
                facts = PasskeyFacts.Write(credential),
                count = (long)credential.SignCount,
                verified = credential.UserVerified ? 1L : 0L,
                most = (long)MfaDevice.Most,
            }) == 1;

    /// <summary>Remembers a use; false when the device is gone, or its counter has moved on to this number or beyond meanwhile.</summary>
    public static async Task<bool> UseAsync(DbSession session, StoredPasskey passkey, AssertionProof proof, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            UPDATE mfa_devices
            SET sign_count = @count, last_used_at = @at, user_verified = CASE WHEN @verified = 1 THEN 1 ELSE user_verified END
            WHERE serial = @Serial AND owner = @Owner AND credential_id = @CredentialId AND (sign_count < @count OR (sign_count = 0 AND @count = 0))
            """,
            new
            {
                passkey.Serial,
                passkey.Owner,
                passkey.CredentialId,
                count = (long)proof.SignCount,
                verified = proof.UserVerified ? 1L : 0L,
                at = now.ToUnixTimeMilliseconds(),
            }) == 1;

    /// <summary>A challenge is answered once: false for whoever comes second.</summary>
    public static async Task<bool> SpendAsync(DbSession session, PasskeyTicket ticket) =>
        await session.ExecuteAsync(
            "INSERT INTO passkey_challenges (challenge_hash, expires_at) VALUES (@hash, @ExpiresAt) ON CONFLICT DO NOTHING",
            new { hash = SecretHash.Of(Base64Url.EncodeToString(ticket.Challenge)), ticket.ExpiresAt }) == 1;

    public static Task DeleteExpiredAsync(DbSession session, DateTimeOffset now) =>
        session.ExecuteAsync("DELETE FROM passkey_challenges WHERE expires_at < @now", new { now = now.ToUnixTimeMilliseconds() });
}
