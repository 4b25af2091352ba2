using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Overview;

/// <summary>A person who may be something in an account.</summary>
internal sealed record AccessHolder(string UserId, string UserName, string? DisplayName, bool IsEnabled);

/// <summary>How a person comes to a permission set.</summary>
/// <param name="Group">Nothing for a direct assignment.</param>
internal sealed record AccessWay(string UserId, string PermissionSetId, string? Group);

/// <summary>An assignment with the names of what it joins.</summary>
internal sealed record NamedAssignment(string PermissionSetId, string PermissionSet, AssignedPrincipal Principal, string Name);

internal static class OverviewStore
{
    /// <summary>Whoever may be something in an account, in the order of user names. What it costs depends on them and not on the size of the directory.</summary>
    /// <param name="part">Of the user name; empty for all.</param>
    public static async Task<IReadOnlyList<AccessHolder>> FindHoldersAsync(
        DbSession session, string directoryId, AccountId account, string part, string after, int limit) =>
        [.. (await session.QueryAsync<HolderRow>(
            """
            SELECT id, user_name, display_name, is_enabled FROM directory_users
            WHERE directory_id = @directoryId AND user_name_key > @after AND (@part = '' OR user_name_key LIKE @like ESCAPE '\')
              AND id IN (
                SELECT s.user_id FROM account_assignments s WHERE s.account_id = @account AND s.user_id IS NOT NULL
                UNION
                SELECT m.user_id FROM account_assignments s JOIN directory_memberships m ON m.group_id = s.group_id WHERE s.account_id = @account)
            ORDER BY user_name_key LIMIT @limit
            """,
            new { directoryId, account = account.Digits, part, like = LikeOf(part), after, limit = (long)limit }))
            .Select(static row => new AccessHolder(row.Id, row.UserName, row.DisplayName, row.IsEnabled == 1))];

    /// <summary>Of many people at once.</summary>
    public static async Task<IReadOnlyList<AccessWay>> FindWaysAsync(DbSession session, AccountId account, IReadOnlyList<string> userIds)
    {
        var many = new ManyValues(userIds).With("account", account.Digits);
        return userIds.Count == 0
            ? []
            : [.. (await session.QueryAsync<WayRow>(
                $"""
                SELECT s.user_id, s.permission_set_id, NULL AS group_name FROM account_assignments s
                WHERE s.account_id = @account AND s.user_id IN ({many.Names})
                UNION ALL
                SELECT m.user_id, s.permission_set_id, g.display_name AS group_name
                FROM directory_memberships m
                JOIN account_assignments s ON s.group_id = m.group_id AND s.account_id = @account
                JOIN directory_groups g ON g.id = m.group_id
                WHERE m.user_id IN ({many.Names})
                """,
                many.Parameters)).Select(static row => new AccessWay(row.UserId, row.PermissionSetId, row.GroupName))];
    }

    /// <summary>The permission sets that somebody may be in an account, by name.</summary>
    public static async Task<IReadOnlyList<(string Id, string Name)>> FindSetsAsync(DbSession session, string directoryId, AccountId account) =>
        [.. (await session.QueryAsync<SetRow>(
            """
            SELECT id, name FROM permission_sets
            WHERE directory_id = @directoryId AND id IN (SELECT permission_set_id FROM account_assignments WHERE account_id = @account)
            ORDER BY name_key
            """,
            new { directoryId, account = account.Digits })).Select(static row => (row.Id, row.Name))];

    /// <summary>All assignments in an account, by permission set and name.</summary>
    /// <param name="after">Where the page before ended: see <see cref="PlaceOf"/>.</param>
    public static async Task<IReadOnlyList<NamedAssignment>> FindAssignmentsAsync(DbSession session, string directoryId, AccountId account, string after, int limit) =>
        [.. (await session.QueryAsync<AssignmentRow>(
            """
            SELECT s.permission_set_id, p.name AS permission_set, s.principal_id, s.group_id, COALESCE(u.user_name, g.display_name) AS principal_name
            FROM account_assignments s
            JOIN permission_sets p ON p.id = s.permission_set_id
            LEFT JOIN directory_users u ON u.id = s.user_id
            LEFT JOIN directory_groups g ON g.id = s.group_id
            WHERE p.directory_id = @directoryId AND s.account_id = @account AND p.name_key || '/' || s.principal_id > @after
            ORDER BY p.name_key || '/' || s.principal_id LIMIT @limit
            """,
            new { directoryId, account = account.Digits, after, limit = (long)limit }))
            .Select(static row => new NamedAssignment(row.PermissionSetId, row.PermissionSet, new(row.PrincipalId, row.GroupId is not null), row.PrincipalName))];

    public static string PlaceOf(NamedAssignment assignment) => $"{PermissionSetStore.KeyOf(assignment.PermissionSet)}/{assignment.Principal.Id}";

    /// <summary>A group by its name, ignoring case.</summary>
    public static Task<string?> FindGroupAsync(DbSession session, string directoryId, string name) =>
        session.FindAsync<string>(
            "SELECT id FROM directory_groups WHERE directory_id = @directoryId AND display_name_key = @key",
            new { directoryId, key = DirectoryUserStore.KeyOf(name) });

    private static string LikeOf(string part) =>
        "%" + DirectoryUserStore.KeyOf(part).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";

    private sealed record HolderRow
    {
        public string Id { get; init; } = "";

        public string UserName { get; init; } = "";

        public string? DisplayName { get; init; }

        public long IsEnabled { get; init; }
    }

    private sealed record WayRow
    {
        public string UserId { get; init; } = "";

        public string PermissionSetId { get; init; } = "";

        public string? GroupName { get; init; }
    }

    private sealed record SetRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";
    }

    private sealed record AssignmentRow
    {
        public string PermissionSetId { get; init; } = "";

        public string PermissionSet { get; init; } = "";

        public string PrincipalId { get; init; } = "";

        public string? GroupId { get; init; }

        public string PrincipalName { get; init; } = "";
    }
}
