using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Providers.Saml;

internal static class SamlProviderStore
{
    private const string Columns = "id, account_id, name, metadata, private_keys, encryption_mode, created_at, valid_until";

    /// <summary>False when the name is taken, whatever its case, or the account is full.</summary>
    public static async Task<bool> InsertAsync(DbSession session, SamlProvider provider) =>
        await session.ExecuteAsync(
            """
            INSERT INTO saml_providers (id, account_id, name, metadata, private_keys, encryption_mode, created_at, valid_until)
            SELECT @Id, @AccountId, @Name, @Metadata, @SealedKeys, @EncryptionMode, @created, @until
            WHERE (SELECT COUNT(*) FROM saml_providers WHERE account_id = @AccountId) < @most
              AND NOT EXISTS (SELECT 1 FROM saml_providers WHERE account_id = @AccountId AND lower(name) = lower(@Name))
            ON CONFLICT DO NOTHING
            """,
            new
            {
                provider.Id,
                provider.AccountId,
                provider.Name,
                provider.Metadata,
                provider.SealedKeys,
                provider.EncryptionMode,
                created = provider.CreatedAt.ToUnixTimeMilliseconds(),
                until = provider.ValidUntil?.ToUnixTimeMilliseconds(),
                most = SamlProvider.MostPerAccount,
            }) == 1;

    public static async Task<SamlProvider?> FindAsync(DbSession session, string accountId, string name) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM saml_providers WHERE account_id = @accountId AND name = @name", new { accountId, name }))?.ToProvider();

    public static Task<long> CountAsync(DbSession session, string accountId) =>
        session.GetAsync<long>("SELECT COUNT(*) FROM saml_providers WHERE account_id = @accountId", new { accountId });

    /// <summary>In the order of their names, without their documents.</summary>
    public static async Task<IReadOnlyList<SamlProvider>> FindAllAsync(DbSession session, string accountId) =>
        [.. (await session.QueryAsync<Row>(
            "SELECT id, account_id, name, created_at, valid_until FROM saml_providers WHERE account_id = @accountId ORDER BY name", new { accountId }))
            .Select(static row => row.ToProvider())];

    public static Task UpdateAsync(DbSession session, SamlProvider provider) =>
        session.ExecuteAsync(
            """
            UPDATE saml_providers SET metadata = @Metadata, private_keys = @SealedKeys, encryption_mode = @EncryptionMode, valid_until = @until
            WHERE id = @Id
            """,
            new { provider.Id, provider.Metadata, provider.SealedKeys, provider.EncryptionMode, until = provider.ValidUntil?.ToUnixTimeMilliseconds() });

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM saml_providers WHERE id = @id", new { id });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Metadata { get; init; } = "";

        public string PrivateKeys { get; init; } = "";

        public string? EncryptionMode { get; init; }

        public long CreatedAt { get; init; }

        public long? ValidUntil { get; init; }

        public SamlProvider ToProvider() => new(
            Id,
            AccountId,
            Name,
            Metadata,
            PrivateKeys,
            EncryptionMode,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            ValidUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null);
    }
}
