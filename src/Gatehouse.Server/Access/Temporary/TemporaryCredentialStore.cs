using System.Text.Json;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>A temporary key with the secret that signs for it.</summary>
internal sealed record StoredTemporaryKey(TemporaryCredential Credential, string SealedSecret, string TokenHash);

internal static class TemporaryCredentialStore
{
    public static Task InsertAsync(DbSession session, StoredTemporaryKey key) =>
        session.ExecuteAsync(
            """
            INSERT INTO temporary_credentials (access_key_id, kind, account_id, issuer_id, name, sealed_secret, token_hash, facts, issued_by, issued_at, expires_at)
            VALUES (@AccessKeyId, @Kind, @AccountId, @issuer, @Name, @SealedSecret, @TokenHash, @facts, @IssuedBy, @issued, @expires)
            """,
            new
            {
                key.Credential.AccessKeyId,
                key.Credential.Kind,
                key.Credential.AccountId,
                issuer = key.Credential.Facts.IssuerId,
                key.Credential.Name,
                key.SealedSecret,
                key.TokenHash,
                facts = JsonSerializer.Serialize(key.Credential.Facts),
                key.Credential.IssuedBy,
                issued = key.Credential.Facts.IssuedAt.ToUnixTimeMilliseconds(),
                expires = key.Credential.ExpiresAt.ToUnixTimeMilliseconds(),
            });

    public static async Task<StoredTemporaryKey?> FindAsync(DbSession session, string accessKeyId) =>
        (await session.FindAsync<Row>(
            "SELECT access_key_id, kind, account_id, name, sealed_secret, token_hash, facts, issued_by, expires_at FROM temporary_credentials WHERE access_key_id = @accessKeyId",
            new { accessKeyId }))?.ToKey();

    public static Task DeleteGivenByAsync(DbSession session, string owner) =>
        session.ExecuteAsync("DELETE FROM temporary_credentials WHERE issued_by = @owner", new { owner });

    /// <summary>Those that the account's root user or any of its users asked for, here or in other accounts.</summary>
    public static Task DeleteGivenByAccountAsync(DbSession session, string accountId) =>
        session.ExecuteAsync(
            """
            DELETE FROM temporary_credentials
            WHERE issued_by = @root OR issued_by IN (SELECT 'iam:' || id FROM iam_users WHERE account_id = @accountId)
            """,
            new { root = CredentialOwner.Root(accountId).ToString(), accountId });

    public static Task DeleteExpiredAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM temporary_credentials WHERE expires_at <= @before", new { before });

    private sealed record Row
    {
        public string AccessKeyId { get; init; } = "";

        public string Kind { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Name { get; init; } = "";

        public string SealedSecret { get; init; } = "";

        public string TokenHash { get; init; } = "";

        public string Facts { get; init; } = "";

        public string IssuedBy { get; init; } = "";

        public long ExpiresAt { get; init; }

        public StoredTemporaryKey ToKey() => new(
            new(AccessKeyId, Kind, AccountId, Name, IssuedBy, JsonSerializer.Deserialize<CallerSession>(Facts)!, DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt)),
            SealedSecret,
            TokenHash);
    }
}
