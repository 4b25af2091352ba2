using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory;

internal static class DirectoryGroupStore
{
    private const string Columns = "id, directory_id, display_name, description, managed_by, created_at, created_by, updated_at, updated_by";

    /// <summary>False when another group of the directory has the name, whatever its case.</summary>
    public static async Task<bool> InsertAsync(DbSession session, DirectoryGroup group) =>
        await session.ExecuteAsync(
            """
            INSERT INTO directory_groups
                (id, directory_id, display_name, display_name_key, description, managed_by, created_at, created_by, updated_at, updated_by)
            VALUES (@Id, @DirectoryId, @DisplayName, @key, @Description, @ManagedBy, @created, @CreatedBy, @updated, @UpdatedBy)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                group.Id,
                group.DirectoryId,
                group.DisplayName,
                key = DirectoryUserStore.KeyOf(group.DisplayName),
                group.Description,
                group.ManagedBy,
                created = group.CreatedAt.ToUnixTimeMilliseconds(),
                group.CreatedBy,
                updated = group.UpdatedAt.ToUnixTimeMilliseconds(),
                group.UpdatedBy,
            }) == 1;

    public static async Task<DirectoryGroup?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM directory_groups WHERE id = @id", new { id }))?.ToGroup();

    /// <summary>By name, ignoring case.</summary>
    public static async Task<DirectoryGroup?> FindByNameAsync(DbSession session, string directoryId, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM directory_groups WHERE directory_id = @directoryId AND display_name_key = @key",
            new { directoryId, key = DirectoryUserStore.KeyOf(name) }))?.ToGroup();

    /// <summary>Of a directory in the order of ids, those after one.</summary>
    public static async Task<IReadOnlyList<DirectoryGroup>> FindPageAsync(DbSession session, string directoryId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM directory_groups WHERE directory_id = @directoryId AND id > @after ORDER BY id LIMIT @limit",
            new { directoryId, after, limit = (long)limit })).Select(static row => row.ToGroup())];

    /// <summary>In the order of names, those after one; with a beginning, those whose name begins so.</summary>
    public static async Task<IReadOnlyList<DirectoryGroup>> SearchAsync(DbSession session, string directoryId, string? beginning, string? after, int limit)
    {
        var first = DirectoryUserStore.KeyOf(beginning ?? "");
        return [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM directory_groups
            WHERE directory_id = @directoryId AND display_name_key > @after AND display_name_key >= @first AND display_name_key < @last
            ORDER BY display_name_key LIMIT @limit
            """,
            new { directoryId, after = DirectoryUserStore.KeyOf(after ?? ""), first, last = first + DirectoryUserStore.Last, limit = (long)limit })).Select(static row => row.ToGroup())];
    }

    /// <summary>A person's groups in the order of their names.</summary>
    public static async Task<IReadOnlyList<DirectoryGroup>> FindOfUserAsync(DbSession session, string userId, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM directory_groups WHERE id IN (SELECT group_id FROM directory_memberships WHERE user_id = @userId)
            ORDER BY display_name_key LIMIT @limit
            """,
            new { userId, limit = (long)limit })).Select(static row => row.ToGroup())];

    /// <summary>False when another group of the directory has the name.</summary>
    public static async Task<bool> UpdateAsync(DbSession session, DirectoryGroup group) =>
        await session.ExecuteAsync(
            """
            UPDATE directory_groups SET display_name = @DisplayName, display_name_key = @key, description = @Description, managed_by = @ManagedBy,
                updated_at = @updated, updated_by = @UpdatedBy
            WHERE id = @Id AND NOT EXISTS (
                SELECT 1 FROM directory_groups o WHERE o.directory_id = @DirectoryId AND o.id <> @Id AND o.display_name_key = @key)
            """,
            new
            {
                group.Id,
                group.DirectoryId,
                group.DisplayName,
                key = DirectoryUserStore.KeyOf(group.DisplayName),
                group.Description,
                group.ManagedBy,
                updated = group.UpdatedAt.ToUnixTimeMilliseconds(),
                group.UpdatedBy,
            }) == 1;

    /// <summary>Changes of one group come one after the other.</summary>
    public static Task LockAsync(DbSession session, string id) => session.ExecuteAsync("UPDATE directory_groups SET updated_at = updated_at WHERE id = @id", new { id });

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM directory_groups WHERE id = @id", new { id });

    /// <summary>The ids of a person's groups.</summary>
    public static Task<IReadOnlyList<string>> FindIdsOfUserAsync(DbSession session, string userId) =>
        session.QueryAsync<string>("SELECT group_id FROM directory_memberships WHERE user_id = @userId", new { userId });

    /// <summary>False when the person is in the group already.</summary>
    public static async Task<bool> AddMemberAsync(
        DbSession session, string id, DirectoryGroup group, string userId, string by, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO directory_memberships (id, directory_id, group_id, user_id, created_at, created_by)
            VALUES (@id, @DirectoryId, @group, @userId, @at, @by)
            ON CONFLICT DO NOTHING
            """,
            new { id, group.DirectoryId, group = group.Id, userId, by, at = now.ToUnixTimeMilliseconds() }) == 1;

    internal record Row
    {
        public string Id { get; init; } = "";

        public string DirectoryId { get; init; } = "";

        public string DisplayName { get; init; } = "";

        public string? Description { get; init; }

        public string ManagedBy { get; init; } = "";

        public long CreatedAt { get; init; }

        public string CreatedBy { get; init; } = "";

        public long UpdatedAt { get; init; }

        public string UpdatedBy { get; init; } = "";

        public DirectoryGroup ToGroup() => new(
            Id,
            DirectoryId,
            DisplayName,
            Description,
            ManagedBy,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            CreatedBy,
            DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt),
            UpdatedBy);
    }
}
