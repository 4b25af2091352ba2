using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Memberships;

internal static class DirectoryMembershipStore
{
    private const string Columns = "id, directory_id, group_id, user_id, created_at, created_by";

    public static async Task<DirectoryMembership?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM directory_memberships WHERE id = @id", new { id }))?.ToMembership();

    public static Task<string?> FindIdAsync(DbSession session, string groupId, string userId) =>
        session.FindAsync<string>("SELECT id FROM directory_memberships WHERE group_id = @groupId AND user_id = @userId", new { groupId, userId });

    /// <summary>The people of a group in the order of their ids.</summary>
    public static async Task<IReadOnlyList<DirectoryMembership>> FindOfGroupAsync(DbSession session, string groupId, StorePage page) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM directory_memberships WHERE group_id = @groupId AND user_id > @After ORDER BY user_id LIMIT @limit",
            new { groupId, page.After, limit = (long)page.Limit })).Select(static row => row.ToMembership())];

    /// <summary>The groups of a person in the order of their ids.</summary>
    public static async Task<IReadOnlyList<DirectoryMembership>> FindOfUserAsync(DbSession session, string userId, StorePage page) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM directory_memberships WHERE user_id = @userId AND group_id > @After ORDER BY group_id LIMIT @limit",
            new { userId, page.After, limit = (long)page.Limit })).Select(static row => row.ToMembership())];

    /// <summary>Which of these groups the person is in.</summary>
    public static async Task<IReadOnlySet<string>> FindAmongAsync(DbSession session, string userId, IReadOnlyList<string> groupIds)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["userId"] = userId };
        foreach (var group in groupIds)
        {
            values["g" + values.Count] = group;
        }

        var names = string.Join(", ", values.Keys.Skip(1).Select(static name => "@" + name));
        return (await session.QueryAsync<string>($"SELECT group_id FROM directory_memberships WHERE user_id = @userId AND group_id IN ({names})", values))
            .ToHashSet(StringComparer.Ordinal);
    }

    public static async Task<bool> DeleteAsync(DbSession session, string id) =>
        await session.ExecuteAsync("DELETE FROM directory_memberships WHERE id = @id", new { id }) == 1;

    public static async Task<bool> DeleteAsync(DbSession session, string groupId, string userId) =>
        await session.ExecuteAsync("DELETE FROM directory_memberships WHERE group_id = @groupId AND user_id = @userId", new { groupId, userId }) == 1;

    internal sealed record Row
    {
        public string Id { get; init; } = "";

        public string DirectoryId { get; init; } = "";

        public string GroupId { get; init; } = "";

        public string UserId { get; init; } = "";

        public long CreatedAt { get; init; }

        public string CreatedBy { get; init; } = "";

        public DirectoryMembership ToMembership() => new(Id, DirectoryId, GroupId, UserId, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), CreatedBy);
    }
}
