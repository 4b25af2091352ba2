using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.AuthorizationDetails;

/// <summary>What many principals have, found with one look each.</summary>
internal static class DetailStore
{
    /// <summary>The names of the groups that each user is in.</summary>
    public static async Task<ILookup<string, string>> FindGroupsAsync(DbSession session, IReadOnlyList<string> userIds)
    {
        var many = new ManyValues(userIds);
        return (userIds.Count == 0
            ? []
            : await session.QueryAsync<Row>(
                $"""
                SELECT m.user_id AS id, g.name AS name, '' AS value
                FROM iam_group_members m JOIN iam_groups g ON g.id = m.group_id WHERE m.user_id IN ({many.Names}) ORDER BY g.name_key
                """,
                many.Parameters)).ToLookup(static row => row.Id, static row => row.Name);
    }

    public static async Task<ILookup<string, Tag>> FindTagsAsync(DbSession session, IReadOnlyList<string> ids)
    {
        var many = new ManyValues(ids);
        return (ids.Count == 0
            ? []
            : await session.QueryAsync<Row>(
                $"SELECT resource_id AS id, tag_key AS name, tag_value AS value FROM iam_tags WHERE resource_id IN ({many.Names}) ORDER BY tag_fold", many.Parameters))
            .ToLookup(static row => row.Id, static row => new Tag { Key = row.Name, Value = row.Value });
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Value { get; init; } = "";
    }
}
