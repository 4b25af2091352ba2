using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

internal static class ScimTokenStore
{
    private const string Columns = "id, directory_id, created_at, created_by, expires_at, last_used_at";

    /// <summary>False when the directory has as many as it may; its row is locked before.</summary>
    public static async Task<bool> InsertAsync(DbSession session, ScimToken token, string hash) =>
        await session.ExecuteAsync(
            """
            INSERT INTO scim_tokens (id, directory_id, token_hash, created_at, created_by, expires_at)
            SELECT @Id, @DirectoryId, @hash, @CreatedAt, @CreatedBy, @ExpiresAt
            WHERE (SELECT COUNT(*) FROM scim_tokens WHERE directory_id = @DirectoryId) < @most
            """,
            new { token.Id, token.DirectoryId, hash, token.CreatedAt, token.CreatedBy, token.ExpiresAt, most = (long)ScimToken.Most }) == 1;

    public static Task<ScimToken?> FindByHashAsync(DbSession session, string hash) =>
        session.FindAsync<ScimToken>($"SELECT {Columns} FROM scim_tokens WHERE token_hash = @hash", new { hash });

    public static Task<IReadOnlyList<ScimToken>> FindAllAsync(DbSession session, string directoryId) =>
        session.QueryAsync<ScimToken>($"SELECT {Columns} FROM scim_tokens WHERE directory_id = @directoryId ORDER BY created_at, id", new { directoryId });

    public static Task TouchAsync(DbSession session, string id, DateTimeOffset now) =>
        session.ExecuteAsync(
            "UPDATE scim_tokens SET last_used_at = @at WHERE id = @id AND COALESCE(last_used_at, 0) < @at", new { id, at = now.ToUnixTimeMilliseconds() });

    public static async Task<bool> DeleteAsync(DbSession session, string directoryId, string id) =>
        await session.ExecuteAsync("DELETE FROM scim_tokens WHERE id = @id AND directory_id = @directoryId", new { id, directoryId }) == 1;
}
