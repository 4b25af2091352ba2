using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory;

/// <summary>The names that other systems have for users and groups: one from each issuer at most.</summary>
internal static class ExternalIdStore
{
    public const string User = "user";
    public const string Group = "group";

    public static Task<string?> FindResourceAsync(DbSession session, string directoryId, string kind, ExternalId id) =>
        session.FindAsync<string>(
            """
            SELECT resource_id FROM directory_external_ids
            WHERE directory_id = @directoryId AND resource_kind = @kind AND issuer = @Issuer AND external_id = @Id
            """,
            new { directoryId, kind, id.Issuer, id.Id });

    public static async Task<IReadOnlyList<ExternalId>> FindAllAsync(DbSession session, string resourceId) =>
        [.. (await session.QueryAsync<Row>(
            "SELECT resource_id, issuer, external_id FROM directory_external_ids WHERE resource_id = @resourceId ORDER BY issuer", new { resourceId }))
            .Select(static row => row.ToId())];

    /// <summary>Of one page of users, in one statement.</summary>
    public static Task<ILookup<string, ExternalId>> FindOfUsersAsync(DbSession session, string directoryId, StorePage page) =>
        FindOfPageAsync(session, "directory_users", directoryId, page);

    public static Task<ILookup<string, ExternalId>> FindOfGroupsAsync(DbSession session, string directoryId, StorePage page) =>
        FindOfPageAsync(session, "directory_groups", directoryId, page);

    /// <summary>Puts an issuer's name in the place of its earlier one. False when another has the name.</summary>
    public static async Task<bool> SetAsync(DbSession session, string directoryId, string kind, string resourceId, string issuer, string? id)
    {
        await session.ExecuteAsync("DELETE FROM directory_external_ids WHERE resource_id = @resourceId AND issuer = @issuer", new { resourceId, issuer });
        return id is null || await session.ExecuteAsync(
            """
            INSERT INTO directory_external_ids (directory_id, resource_kind, issuer, external_id, resource_id)
            VALUES (@directoryId, @kind, @issuer, @id, @resourceId)
            ON CONFLICT DO NOTHING
            """,
            new { directoryId, kind, issuer, id, resourceId }) == 1;
    }

    public static Task DeleteAllAsync(DbSession session, string resourceId) =>
        session.ExecuteAsync("DELETE FROM directory_external_ids WHERE resource_id = @resourceId", new { resourceId });

    private static async Task<ILookup<string, ExternalId>> FindOfPageAsync(DbSession session, string table, string directoryId, StorePage page) =>
        (await session.QueryAsync<Row>(
            $"""
            SELECT resource_id, issuer, external_id FROM directory_external_ids
            WHERE resource_id IN (SELECT id FROM {table} WHERE directory_id = @directoryId AND id > @After ORDER BY id LIMIT @limit)
            ORDER BY issuer
            """,
            new { directoryId, page.After, limit = (long)page.Limit })).ToLookup(static row => row.ResourceId, static row => row.ToId(), StringComparer.Ordinal);

    internal sealed record Row
    {
        public string ResourceId { get; init; } = "";

        public string Issuer { get; init; } = "";

        public string ExternalId { get; init; } = "";

        public ExternalId ToId() => new() { Issuer = Issuer, Id = ExternalId };
    }
}
