using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

/// <summary>The tags of everything that has a unique id: users, roles, policies, providers, instance profiles.</summary>
internal static class TagStore
{
    /// <summary>In the order of their keys.</summary>
    public static async Task<IReadOnlyList<Tag>> FindAllAsync(DbSession session, string resourceId) =>
        [.. (await session.QueryAsync<Row>(
            "SELECT tag_key, tag_value FROM iam_tags WHERE resource_id = @resourceId ORDER BY tag_fold", new { resourceId }))
            .Select(static row => new Tag { Key = row.TagKey, Value = row.TagValue })];

    /// <summary>A key that is there already, whatever its case, gets the new value.</summary>
    public static async Task PutAsync(DbSession session, string resourceId, IEnumerable<Tag> tags)
    {
        foreach (var tag in tags)
        {
            await session.ExecuteAsync(
                """
                INSERT INTO iam_tags (resource_id, tag_fold, tag_key, tag_value) VALUES (@resourceId, @fold, @Key, @Value)
                ON CONFLICT (resource_id, tag_fold) DO UPDATE SET tag_key = excluded.tag_key, tag_value = excluded.tag_value
                """,
                new { resourceId, fold = FoldOf(tag.Key), tag.Key, tag.Value });
        }
    }

    public static async Task RemoveAsync(DbSession session, string resourceId, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            await session.ExecuteAsync("DELETE FROM iam_tags WHERE resource_id = @resourceId AND tag_fold = @fold", new { resourceId, fold = FoldOf(key) });
        }
    }

    public static Task RemoveAllAsync(DbSession session, string resourceId) =>
        session.ExecuteAsync("DELETE FROM iam_tags WHERE resource_id = @resourceId", new { resourceId });

    /// <summary>Devices are known by their serials.</summary>
    public static Task RemoveOfDevicesAsync(DbSession session, string accountId) =>
        session.ExecuteAsync("DELETE FROM iam_tags WHERE resource_id IN (SELECT serial FROM mfa_devices WHERE account_id = @accountId)", new { accountId });

    public static Task<long> CountAsync(DbSession session, string resourceId) =>
        session.GetAsync<long>("SELECT COUNT(*) FROM iam_tags WHERE resource_id = @resourceId", new { resourceId });

    private static string FoldOf(string key) => key.ToLowerInvariant();

    private sealed record Row
    {
        public string TagKey { get; init; } = "";

        public string TagValue { get; init; } = "";
    }
}
