using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Assignments;

internal static class ProvisionedSetStore
{
    private const string Columns = "permission_set_id, account_id, role_id, revision";

    public static Task PutAsync(DbSession session, ProvisionedSet provisioned, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO provisioned_sets (permission_set_id, account_id, role_id, revision, provisioned_at)
            VALUES (@PermissionSetId, @account, @RoleId, @Revision, @at)
            ON CONFLICT (permission_set_id, account_id) DO UPDATE SET
                role_id = excluded.role_id, revision = excluded.revision, provisioned_at = excluded.provisioned_at
            """,
            new { provisioned.PermissionSetId, account = provisioned.AccountId.Digits, provisioned.RoleId, provisioned.Revision, at = now.ToUnixTimeMilliseconds() });

    public static async Task<ProvisionedSet?> FindAsync(DbSession session, string permissionSetId, AccountId account) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM provisioned_sets WHERE permission_set_id = @permissionSetId AND account_id = @account",
            new { permissionSetId, account = account.Digits }))?.ToProvisioned();

    /// <summary>By account.</summary>
    public static async Task<IReadOnlyList<ProvisionedSet>> FindOfSetAsync(DbSession session, string permissionSetId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM provisioned_sets
            WHERE permission_set_id = @permissionSetId AND account_id > @after ORDER BY account_id LIMIT @limit
            """,
            new { permissionSetId, after, limit = (long)limit })).Select(static row => row.ToProvisioned())];

    /// <summary>Those whose role is in step with the permission set, or those whose role is behind.</summary>
    public static async Task<IReadOnlyList<string>> FindAccountsAsync(DbSession session, PermissionSet set, bool? inStep, string after, int limit) =>
        await session.QueryAsync<string>(
            """
            SELECT account_id FROM provisioned_sets
            WHERE permission_set_id = @Id AND account_id > @after
              AND (@wanted = -1 OR (@wanted = 1 AND revision = @Revision) OR (@wanted = 0 AND revision <> @Revision))
            ORDER BY account_id LIMIT @limit
            """,
            new { set.Id, set.Revision, after, limit = (long)limit, wanted = inStep is { } yes ? yes ? 1L : 0L : -1L });

    /// <summary>The permission sets of a directory that have a role in an account, by id.</summary>
    public static async Task<IReadOnlyList<string>> FindSetsAsync(
        DbSession session, string directoryId, AccountId account, bool? inStep, string after, int limit) =>
        await session.QueryAsync<string>(
            """
            SELECT p.id FROM provisioned_sets v JOIN permission_sets p ON p.id = v.permission_set_id
            WHERE v.account_id = @account AND p.directory_id = @directoryId AND p.id > @after
              AND (@wanted = -1 OR (@wanted = 1 AND v.revision = p.revision) OR (@wanted = 0 AND v.revision <> p.revision))
            ORDER BY p.id LIMIT @limit
            """,
            new { directoryId, account = account.Digits, after, limit = (long)limit, wanted = inStep is { } yes ? yes ? 1L : 0L : -1L });

    public static async Task<IReadOnlyList<ProvisionedSet>> FindOfDirectoryAsync(DbSession session, string directoryId) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM provisioned_sets WHERE permission_set_id IN (SELECT id FROM permission_sets WHERE directory_id = @directoryId)",
            new { directoryId })).Select(static row => row.ToProvisioned())];

    public static async Task<IReadOnlyList<ProvisionedSet>> FindOfDirectoryAsync(DbSession session, string directoryId, AccountId account) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM provisioned_sets
            WHERE account_id = @account AND permission_set_id IN (SELECT id FROM permission_sets WHERE directory_id = @directoryId)
            """,
            new { directoryId, account = account.Digits })).Select(static row => row.ToProvisioned())];

    /// <summary>Those that nobody is assigned to any more: a user or group was deleted, and its assignments with it.</summary>
    public static async Task<IReadOnlyList<ProvisionedSet>> FindUnassignedAsync(DbSession session, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM provisioned_sets v
            WHERE NOT EXISTS (SELECT 1 FROM account_assignments s WHERE s.permission_set_id = v.permission_set_id AND s.account_id = v.account_id)
            LIMIT @limit
            """,
            new { limit = (long)limit })).Select(static row => row.ToProvisioned())];

    public static Task DeleteAsync(DbSession session, ProvisionedSet provisioned) =>
        session.ExecuteAsync(
            "DELETE FROM provisioned_sets WHERE permission_set_id = @PermissionSetId AND account_id = @account",
            new { provisioned.PermissionSetId, account = provisioned.AccountId.Digits });

    private sealed record Row
    {
        public string PermissionSetId { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string RoleId { get; init; } = "";

        public long Revision { get; init; }

        public ProvisionedSet ToProvisioned() => new(PermissionSetId, People.Accounts.AccountId.Get(AccountId), RoleId, Revision);
    }
}
