using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

/// <summary>Changes of an account's state, each one guarded by the state it comes from.</summary>
internal static class AccountStatusStore
{
    public static async Task<bool> SuspendAsync(DbSession session, AccountId id, string reason) =>
        await session.ExecuteAsync(
            "UPDATE accounts SET status = 'suspended', status_reason = @reason WHERE id = @id AND status <> 'closed'",
            new { id = id.Digits, reason }) == 1;

    /// <summary>Opens a suspended account, or one closed after <paramref name="closedAfter"/>.</summary>
    public static async Task<bool> ReactivateAsync(DbSession session, AccountId id, long closedAfter) =>
        await session.ExecuteAsync(
            """
            UPDATE accounts SET status = 'active', status_reason = NULL, closed_at = NULL
            WHERE id = @id AND (status = 'suspended' OR (status = 'closed' AND closed_at > @closedAfter))
            """,
            new { id = id.Digits, closedAfter }) == 1;

    public static async Task<bool> CloseAsync(DbSession session, AccountId id, long now) =>
        await session.ExecuteAsync(
            "UPDATE accounts SET status = 'closed', status_reason = NULL, closed_at = @now WHERE id = @id AND status <> 'closed'",
            new { id = id.Digits, now }) == 1;

    /// <summary>One account owns the installation; whoever did before does no longer.</summary>
    public static async Task<bool> MakeOwnerAsync(DbSession session, AccountId id)
    {
        var made = await session.ExecuteAsync("UPDATE accounts SET owns_installation = 1 WHERE id = @id AND status = 'active'", new { id = id.Digits }) == 1;
        if (made)
        {
            await session.ExecuteAsync("UPDATE accounts SET owns_installation = 0 WHERE id <> @id", new { id = id.Digits });
        }

        return made;
    }
}
