using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants;

internal sealed record TokenKeyRow
{
    public string Id { get; init; } = "";

    public string Use { get; init; } = "";

    public string SealedPrivateKey { get; init; } = "";

    public long CreatedAt { get; init; }
}

internal static class TokenKeyStore
{
    public static Task<TokenKeyRow?> FindAsync(DbSession session, string use) =>
        session.FindAsync<TokenKeyRow>("SELECT id, use, sealed_private_key, created_at FROM token_keys WHERE use = @use", new { use });

    /// <summary>The key that stands: of two nodes that start at once, the first one's.</summary>
    public static Task<TokenKeyRow> KeepAsync(DbSession session, TokenKeyRow row) =>
        session.GetAsync<TokenKeyRow>(
            """
            INSERT INTO token_keys (id, use, sealed_private_key, created_at) VALUES (@Id, @Use, @SealedPrivateKey, @CreatedAt)
            ON CONFLICT (use) DO UPDATE SET use = excluded.use RETURNING id, use, sealed_private_key, created_at
            """,
            row);
}
