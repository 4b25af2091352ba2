using System.Text.Json;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal static class OpenIdProviderStore
{
    private const string Columns = "id, account_id, url, client_ids, thumbprints, created_at";

    /// <summary>False when the account knows the address already or is full.</summary>
    public static async Task<bool> InsertAsync(DbSession session, OpenIdProvider provider) =>
        await session.ExecuteAsync(
            """
            INSERT INTO oidc_providers (id, account_id, url, client_ids, thumbprints, created_at)
            SELECT @Id, @AccountId, @Url, @clients, @prints, @at
            WHERE (SELECT COUNT(*) FROM oidc_providers WHERE account_id = @AccountId) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                provider.Id,
                provider.AccountId,
                provider.Url,
                clients = JsonSerializer.Serialize(provider.ClientIds),
                prints = JsonSerializer.Serialize(provider.Thumbprints),
                at = provider.CreatedAt.ToUnixTimeMilliseconds(),
                most = OpenIdProvider.MostPerAccount,
            }) == 1;

    public static async Task<OpenIdProvider?> FindAsync(DbSession session, string accountId, string url) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM oidc_providers WHERE account_id = @accountId AND url = @url", new { accountId, url }))?.ToProvider();

    /// <summary>In the order of their addresses.</summary>
    public static async Task<IReadOnlyList<OpenIdProvider>> FindAllAsync(DbSession session, string accountId) =>
        [.. (await session.QueryAsync<Row>($"SELECT {Columns} FROM oidc_providers WHERE account_id = @accountId ORDER BY url", new { accountId }))
            .Select(static row => row.ToProvider())];

    public static Task UpdateAsync(DbSession session, OpenIdProvider provider) =>
        session.ExecuteAsync(
            "UPDATE oidc_providers SET client_ids = @clients, thumbprints = @prints WHERE id = @Id",
            new { provider.Id, clients = JsonSerializer.Serialize(provider.ClientIds), prints = JsonSerializer.Serialize(provider.Thumbprints) });

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM oidc_providers WHERE id = @id", new { id });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Url { get; init; } = "";

        public string ClientIds { get; init; } = "";

        public string Thumbprints { get; init; } = "";

        public long CreatedAt { get; init; }

        public OpenIdProvider ToProvider() => new(
            Id,
            AccountId,
            Url,
            JsonSerializer.Deserialize<List<string>>(ClientIds)!,
            JsonSerializer.Deserialize<List<string>>(Thumbprints)!,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
