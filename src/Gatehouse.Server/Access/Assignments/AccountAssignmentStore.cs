using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Assignments;

internal static class AccountAssignmentStore
{
    /// <summary>False when it is there already.</summary>
    public static async Task<bool> InsertAsync(DbSession session, AccountAssignment assignment) =>
        await session.ExecuteAsync(
            """
            INSERT INTO account_assignments (permission_set_id, account_id, principal_id, user_id, group_id, created_at)
            VALUES (@PermissionSetId, @account, @principal, @UserId, @GroupId, @at)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                assignment.PermissionSetId,
                account = assignment.AccountId.Digits,
                principal = assignment.Principal.Id,
                assignment.Principal.UserId,
                assignment.Principal.GroupId,
                at = assignment.CreatedAt.ToUnixTimeMilliseconds(),
            }) == 1;

    public static async Task<bool> DeleteAsync(DbSession session, string permissionSetId, AccountId account, AssignedPrincipal principal) =>
        await session.ExecuteAsync(
            "DELETE FROM account_assignments WHERE permission_set_id = @permissionSetId AND account_id = @account AND principal_id = @Id",
            new { permissionSetId, account = account.Digits, principal.Id }) == 1;

    /// <summary>Everything that a directory gave in one account.</summary>
    public static Task DeleteOfAccountAsync(DbSession session, string directoryId, AccountId account) =>
        session.ExecuteAsync(
            """
            DELETE FROM account_assignments
            WHERE account_id = @account AND permission_set_id IN (SELECT id FROM permission_sets WHERE directory_id = @directoryId)
            """,
            new { directoryId, account = account.Digits });

    public static async Task<bool> ExistsAsync(DbSession session, string permissionSetId, AccountId account, AssignedPrincipal principal) =>
        await session.GetAsync<long>(
            "SELECT COUNT(*) FROM account_assignments WHERE permission_set_id = @permissionSetId AND account_id = @account AND principal_id = @Id",
            new { permissionSetId, account = account.Digits, principal.Id }) > 0;

    /// <summary>Whether anybody may be the permission set, in one account or in any.</summary>
    public static async Task<bool> AnyAsync(DbSession session, string permissionSetId, AccountId? account = null) =>
        await session.GetAsync<long>(
            """
            SELECT COUNT(*) FROM (
                SELECT 1 FROM account_assignments
                WHERE permission_set_id = @permissionSetId AND (@account = '' OR account_id = @account) LIMIT 1) found
            """,
            new { permissionSetId, account = account?.Digits ?? "" }) > 0;

    /// <summary>Of a permission set in an account, in the order of the principals' ids.</summary>
    public static async Task<IReadOnlyList<AccountAssignment>> FindPageAsync(
        DbSession session, string permissionSetId, AccountId account, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            """
            SELECT permission_set_id, account_id, principal_id, group_id, created_at FROM account_assignments
            WHERE permission_set_id = @permissionSetId AND account_id = @account AND principal_id > @after
            ORDER BY principal_id LIMIT @limit
            """,
            new { permissionSetId, account = account.Digits, after, limit = (long)limit })).Select(static row => row.ToAssignment())];

    /// <summary>Of a group, or of a user and the groups the user is in, by account and permission set.</summary>
    /// <param name="after">Where the page before ended: see <see cref="PlaceOf"/>.</param>
    public static async Task<IReadOnlyList<AccountAssignment>> FindOfPrincipalAsync(
        DbSession session, string directoryId, AssignedPrincipal principal, string accountId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            """
            SELECT s.permission_set_id, s.account_id, s.principal_id, s.group_id, s.created_at
            FROM account_assignments s JOIN permission_sets p ON p.id = s.permission_set_id
            WHERE p.directory_id = @directoryId AND (@accountId = '' OR s.account_id = @accountId)
              AND s.account_id || '/' || s.permission_set_id || '/' || s.principal_id > @after
              AND (s.user_id = @UserId OR s.group_id = @GroupId
                   OR s.group_id IN (SELECT m.group_id FROM directory_memberships m WHERE m.user_id = @UserId))
            ORDER BY s.account_id || '/' || s.permission_set_id || '/' || s.principal_id LIMIT @limit
            """,
            new { directoryId, principal.UserId, principal.GroupId, accountId, after, limit = (long)limit })).Select(static row => row.ToAssignment())];

    public static string PlaceOf(AccountAssignment assignment) => $"{assignment.AccountId}/{assignment.PermissionSetId}/{assignment.Principal.Id}";

    private sealed record Row
    {
        public string PermissionSetId { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string PrincipalId { get; init; } = "";

        public string? GroupId { get; init; }

        public long CreatedAt { get; init; }

        public AccountAssignment ToAssignment() => new(
            PermissionSetId,
            People.Accounts.AccountId.Get(AccountId),
            new(PrincipalId, GroupId is not null),
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
