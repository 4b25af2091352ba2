using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal static class ServerCertificateStore
{
    private const string Columns = "id, account_id, name, path, body, chain, sealed_private_key, uploaded_at, expires_at";

    /// <summary>False when the name is taken, whatever its case and path, or the account is full.</summary>
    public static async Task<bool> InsertAsync(DbSession session, ServerCertificate certificate) =>
        await session.ExecuteAsync(
            """
            INSERT INTO server_certificates (id, account_id, name, name_key, path, body, chain, sealed_private_key, uploaded_at, expires_at)
            SELECT @Id, @AccountId, @Name, @key, @Path, @Body, @Chain, @SealedPrivateKey, @uploaded, @expires
            WHERE (SELECT COUNT(*) FROM server_certificates WHERE account_id = @AccountId) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                certificate.Id,
                certificate.AccountId,
                certificate.Name,
                key = IamUserStore.KeyOf(certificate.Name),
                certificate.Path,
                certificate.Body,
                certificate.Chain,
                certificate.SealedPrivateKey,
                uploaded = certificate.UploadedAt.ToUnixTimeMilliseconds(),
                expires = certificate.ExpiresAt.ToUnixTimeMilliseconds(),
                most = ServerCertificate.MostPerAccount,
            }) == 1;

    /// <summary>By name, ignoring case.</summary>
    public static async Task<ServerCertificate?> FindAsync(DbSession session, string accountId, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM server_certificates WHERE account_id = @accountId AND name_key = @key",
            new { accountId, key = IamUserStore.KeyOf(name) }))?.ToCertificate();

    public static async Task<IReadOnlyList<ServerCertificate>> FindAllAsync(DbSession session, string accountId) =>
        [.. (await session.QueryAsync<Row>($"SELECT {Columns} FROM server_certificates WHERE account_id = @accountId", new { accountId }))
            .Select(static row => row.ToCertificate())];

    /// <summary>False when another certificate has the name.</summary>
    public static async Task<bool> RenameAsync(DbSession session, ServerCertificate certificate, string name, string path) =>
        await session.ExecuteAsync(
            """
            UPDATE server_certificates SET name = @name, name_key = @key, path = @path
            WHERE id = @Id AND NOT EXISTS (
              SELECT 1 FROM server_certificates other WHERE other.account_id = @AccountId AND other.name_key = @key AND other.id <> @Id)
            """,
            new { certificate.Id, certificate.AccountId, name, key = IamUserStore.KeyOf(name), path }) == 1;

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM server_certificates WHERE id = @id", new { id });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Path { get; init; } = "";

        public string Body { get; init; } = "";

        public string? Chain { get; init; }

        public string SealedPrivateKey { get; init; } = "";

        public long UploadedAt { get; init; }

        public long ExpiresAt { get; init; }

        public ServerCertificate ToCertificate() => new(
            Id,
            AccountId,
            Name,
            Path,
            Body,
            Chain,
            SealedPrivateKey,
            DateTimeOffset.FromUnixTimeMilliseconds(UploadedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt));
    }
}
