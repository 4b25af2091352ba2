using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Sso;

internal static class SsoClientStore
{
    public static Task InsertAsync(DbSession session, SsoClient client) =>
        session.ExecuteAsync(
            """
            INSERT INTO sso_clients (id, secret_hash, name, directory_id, scopes, grant_types, redirect_uris, created_at, expires_at)
            VALUES (@Id, @SecretHash, @Name, @DirectoryId, @scopes, @grants, @redirects, @created, @expires)
            """,
            new
            {
                client.Id,
                client.SecretHash,
                client.Name,
                client.DirectoryId,
                scopes = SsoScopes.Write(client.Scopes),
                grants = string.Join(' ', client.GrantTypes),
                redirects = string.Join(' ', client.RedirectUris),
                created = client.CreatedAt.ToUnixTimeMilliseconds(),
                expires = client.ExpiresAt.ToUnixTimeMilliseconds(),
            });

    /// <summary>A living registration, by the id alone: for pages, which see no secret.</summary>
    public static async Task<SsoClient?> FindAsync(DbSession session, string id, DateTimeOffset now) =>
        !SsoClient.IsId(id) ? null : (await session.FindAsync<Row>(
            """
            SELECT id, secret_hash, name, directory_id, scopes, grant_types, redirect_uris, created_at, expires_at
            FROM sso_clients WHERE id = @id AND expires_at > @now
            """,
            new { id, now = now.ToUnixTimeMilliseconds() }))?.ToClient();

    public static async Task<SsoClient?> FindAsync(DbSession session, string id, string secret, DateTimeOffset now) =>
        await FindAsync(session, id, now) is { } client && client.Knows(secret) ? client : null;

    public static Task DeleteExpiredAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM sso_clients WHERE expires_at <= @before", new { before });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string SecretHash { get; init; } = "";

        public string Name { get; init; } = "";

        public string? DirectoryId { get; init; }

        public string Scopes { get; init; } = "";

        public string GrantTypes { get; init; } = "";

        public string RedirectUris { get; init; } = "";

        public long CreatedAt { get; init; }

        public long ExpiresAt { get; init; }

        public SsoClient ToClient() => new(
            Id,
            SecretHash,
            Name,
            DirectoryId,
            SsoScopes.Read(Scopes),
            GrantTypes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            RedirectUris.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt));
    }
}
