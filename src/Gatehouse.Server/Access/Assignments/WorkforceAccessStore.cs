using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>What one person may be, directly or through groups. Both ways begin at an index, so other people's assignments cost nothing.</summary>
internal static class WorkforceAccessStore
{
    public static async Task<IReadOnlyList<AssignedAccount>> FindAccountsAsync(DbSession session, string userId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            """
            SELECT id, name, root_email FROM accounts
            WHERE status = 'active' AND id > @after AND id IN (
                SELECT s.account_id FROM account_assignments s WHERE s.user_id = @userId
                UNION
                SELECT s.account_id FROM directory_memberships m JOIN account_assignments s ON s.group_id = m.group_id WHERE m.user_id = @userId)
            ORDER BY id LIMIT @limit
            """,
            new { userId, after, limit = (long)limit })).Select(static row => new AssignedAccount(AccountId.Get(row.Id), row.Name, row.RootEmail))];

    /// <param name="after">As a key of names: <see cref="PermissionSetStore.KeyOf"/>.</param>
    public static Task<IReadOnlyList<string>> FindRolesAsync(DbSession session, string userId, AccountId account, string after, int limit) =>
        session.QueryAsync<string>(
            """
            SELECT p.name FROM permission_sets p
            WHERE p.name_key > @after AND p.id IN (
                SELECT s.permission_set_id FROM account_assignments s WHERE s.user_id = @userId AND s.account_id = @account
                UNION
                SELECT s.permission_set_id FROM directory_memberships m JOIN account_assignments s ON s.group_id = m.group_id AND s.account_id = @account
                WHERE m.user_id = @userId)
            ORDER BY p.name_key LIMIT @limit
            """,
            new { userId, account = account.Digits, after, limit = (long)limit });

    public static async Task<bool> MayAsync(DbSession session, string userId, AccountId account, string permissionSetId) =>
        await session.GetAsync<long>(
            """
            SELECT (SELECT COUNT(*) FROM account_assignments s
                    WHERE s.permission_set_id = @permissionSetId AND s.account_id = @account AND s.principal_id = @userId)
                 + (SELECT COUNT(*) FROM directory_memberships m
                    JOIN account_assignments s ON s.group_id = m.group_id AND s.account_id = @account AND s.permission_set_id = @permissionSetId
                    WHERE m.user_id = @userId)
            """,
            new { userId, account = account.Digits, permissionSetId }) > 0;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string RootEmail { get; init; } = "";
    }
}
