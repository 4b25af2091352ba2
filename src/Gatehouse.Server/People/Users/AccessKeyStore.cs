using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users.AccessKeys;

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

    /// <summary>False when the owner has as many keys as it may. The owner's row is locked before.</summary>
    public static async Task<bool> AddAsync(DbSession session, AccessKey key) =>
        await session.ExecuteAsync(
            $"""
            INSERT INTO access_keys (id, account_id, user_id, sealed_secret, status, created_at)
            SELECT @Id, @AccountId, @UserId, @SealedSecret, @Status, @CreatedAt
            WHERE (SELECT COUNT(*) FROM access_keys WHERE {OwnedBy(key.UserId)}) < @most
            """,
            new { key.Id, key.AccountId, key.UserId, key.SealedSecret, key.Status, key.CreatedAt, most = (long)IamQuotas.AccessKeysPerUser }) == 1;

    /// <summary>A user's keys, or the root user's where <paramref name="userId"/> is nothing.</summary>
    public static Task<IReadOnlyList<AccessKey>> FindOfAsync(DbSession session, AccountId account, string? userId) =>
        session.QueryAsync<AccessKey>(
            $"SELECT {Columns} FROM access_keys WHERE {OwnedBy(userId)} ORDER BY created_at, id", new { AccountId = account.Digits, UserId = userId });

    /// <summary>The keys of all users and of the root user, the oldest first.</summary>
    public static Task<IReadOnlyList<AccessKey>> FindOfAccountAsync(DbSession session, AccountId account) =>
        session.QueryAsync<AccessKey>($"SELECT {Columns} FROM access_keys WHERE account_id = @account ORDER BY created_at, id", new { account = account.Digits });

    /// <summary>False when the owner has no such key.</summary>
    public static async Task<bool> SetStatusAsync(DbSession session, AccountId account, string? userId, string id, string status) =>
        await session.ExecuteAsync(
            $"UPDATE access_keys SET status = @status WHERE id = @id AND {OwnedBy(userId)}", new { id, status, AccountId = account.Digits, UserId = userId }) == 1;

    /// <summary>False when the owner has no such key.</summary>
    public static async Task<bool> DeleteAsync(DbSession session, AccountId account, string? userId, string id) =>
        await session.ExecuteAsync(
            $"DELETE FROM access_keys WHERE id = @id AND {OwnedBy(userId)}", new { id, AccountId = account.Digits, UserId = userId }) == 1;

    /// <summary>Keys that are gone meanwhile are passed over; another node's later use stays.</summary>
    public static async Task NoteUsesAsync(DbSession session, IReadOnlyList<KeyUse> uses)
    {
        foreach (var use in uses)
        {
            await session.ExecuteAsync(
                """
                UPDATE access_keys SET last_used_at = @at, last_used_region = @Region, last_used_service = @Service
                WHERE id = @KeyId AND (last_used_at IS NULL OR last_used_at <= @at)
                """,
                new { use.KeyId, at = use.At.ToUnixTimeMilliseconds(), use.Region, use.Service });
        }
    }

    private static string OwnedBy(string? userId) => userId is null ? "account_id = @AccountId AND user_id IS NULL" : "user_id = @UserId";
}
