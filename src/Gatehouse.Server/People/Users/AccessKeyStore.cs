using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

internal static class AccessKeyStore
{
    private const string Columns = "id, account_id, user_id, sealed_secret, status, created_at, last_used_at, last_used_region, last_used_service";

    public static Task InsertAsync(DbSession session, AccessKey key) =>
        session.ExecuteAsync(
            """
            INSERT INTO access_keys (id, account_id, user_id, sealed_secret, status, created_at)
            VALUES (@Id, @AccountId, @UserId, @SealedSecret, @Status, @CreatedAt)
            """,
            key);

    public static Task<AccessKey?> FindAsync(DbSession session, string id) =>
        session.FindAsync<AccessKey>($"SELECT {Columns} FROM access_keys WHERE id = @id", new { id });
}
