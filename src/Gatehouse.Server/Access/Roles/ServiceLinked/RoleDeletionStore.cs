using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Roles.ServiceLinked;

/// <summary>The deletions that clients may still ask about.</summary>
internal static class RoleDeletionStore
{
    public static Task InsertAsync(DbSession session, string task, string accountId, DateTimeOffset now) =>
        session.ExecuteAsync(
            "INSERT INTO role_deletions (id, account_id, finished_at) VALUES (@task, @accountId, @at)", new { task, accountId, at = now.ToUnixTimeMilliseconds() });

    public static async Task<bool> ExistsAsync(DbSession session, string task, string accountId) =>
        await session.GetAsync<long>("SELECT COUNT(*) FROM role_deletions WHERE id = @task AND account_id = @accountId", new { task, accountId }) == 1;
}
