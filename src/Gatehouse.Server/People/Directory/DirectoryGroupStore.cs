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

    internal sealed record Row
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
