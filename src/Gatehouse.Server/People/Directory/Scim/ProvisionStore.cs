using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>Users and groups by their place in the list, with the names that the identity provider has for them.</summary>
internal static class ProvisionStore
{
    private const string UserColumns =
        """
        u.id, u.directory_id, u.user_name, u.display_name, u.email, u.email_verified, u.phone, u.phone_verified, u.attributes, u.is_enabled, u.managed_by,
        u.password_must_change, u.password_expires_at, u.created_at, u.created_by, u.updated_at, u.updated_by
        """;

    private const string GroupColumns =
        "g.id, g.directory_id, g.display_name, g.description, g.managed_by, g.created_at, g.created_by, g.updated_at, g.updated_by";

    public static Task<long> CountUsersAsync(DbSession session, string directoryId) =>
        session.GetAsync<long>("SELECT COUNT(*) FROM directory_users WHERE directory_id = @directoryId", new { directoryId });

    public static Task<long> CountGroupsAsync(DbSession session, string directoryId) =>
        session.GetAsync<long>("SELECT COUNT(*) FROM directory_groups WHERE directory_id = @directoryId", new { directoryId });

    public static async Task<IReadOnlyList<(DirectoryUser User, string? ExternalId)>> FindUsersAsync(DbSession session, string directoryId, int skip, int count) =>
        [.. (await session.QueryAsync<UserRow>(
            $"""
            SELECT {UserColumns}, x.external_id FROM (
                SELECT * FROM directory_users WHERE directory_id = @directoryId ORDER BY id LIMIT @count OFFSET @skip) u
            LEFT JOIN directory_external_ids x ON x.resource_id = u.id AND x.issuer = @issuer
            ORDER BY u.id
            """,
            new { directoryId, count = (long)count, skip = (long)skip, issuer = ExternalId.ByScim })).Select(static row => (row.ToUser(), row.ExternalId))];

    public static async Task<IReadOnlyList<(DirectoryGroup Group, string? ExternalId)>> FindGroupsAsync(DbSession session, string directoryId, int skip, int count) =>
        [.. (await session.QueryAsync<GroupRow>(
            $"""
            SELECT {GroupColumns}, x.external_id FROM (
                SELECT * FROM directory_groups WHERE directory_id = @directoryId ORDER BY id LIMIT @count OFFSET @skip) g
            LEFT JOIN directory_external_ids x ON x.resource_id = g.id AND x.issuer = @issuer
            ORDER BY g.id
            """,
            new { directoryId, count = (long)count, skip = (long)skip, issuer = ExternalId.ByScim })).Select(static row => (row.ToGroup(), row.ExternalId))];

    public static Task<long> CountGroupsOfUserAsync(DbSession session, string directoryId, string userId) =>
        session.GetAsync<long>(
            "SELECT COUNT(*) FROM directory_memberships WHERE directory_id = @directoryId AND user_id = @userId", new { directoryId, userId });

    public static async Task<IReadOnlyList<(DirectoryGroup Group, string? ExternalId)>> FindGroupsOfUserAsync(
        DbSession session, string directoryId, string userId, int skip, int count) =>
        [.. (await session.QueryAsync<GroupRow>(
            $"""
            SELECT {GroupColumns}, x.external_id FROM directory_memberships m
            JOIN directory_groups g ON g.id = m.group_id
            LEFT JOIN directory_external_ids x ON x.resource_id = g.id AND x.issuer = @issuer
            WHERE m.user_id = @userId AND m.directory_id = @directoryId ORDER BY m.group_id LIMIT @count OFFSET @skip
            """,
            new { directoryId, userId, count = (long)count, skip = (long)skip, issuer = ExternalId.ByScim })).Select(static row => (row.ToGroup(), row.ExternalId))];

    /// <summary>Of these users, those that the directory has.</summary>
    public static async Task<IReadOnlySet<string>> FindKnownAsync(DbSession session, string directoryId, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
        {
            return new HashSet<string>();
        }

        var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["directoryId"] = directoryId };
        foreach (var id in ids)
        {
            values["u" + values.Count] = id;
        }

        var names = string.Join(", ", values.Keys.Skip(1).Select(static name => "@" + name));
        return (await session.QueryAsync<string>($"SELECT id FROM directory_users WHERE directory_id = @directoryId AND id IN ({names})", values)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Everybody but those who are named leaves.</summary>
    public static Task KeepMembersAsync(DbSession session, string groupId, IReadOnlyList<string> userIds)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["groupId"] = groupId };
        foreach (var id in userIds)
        {
            values["u" + values.Count] = id;
        }

        var names = string.Join(", ", values.Keys.Skip(1).Select(static name => "@" + name));
        return session.ExecuteAsync($"DELETE FROM directory_memberships WHERE group_id = @groupId AND user_id NOT IN ({names})", values);
    }

    private sealed record UserRow : DirectoryUserStore.Row
    {
        public string? ExternalId { get; init; }
    }

    private sealed record GroupRow : DirectoryGroupStore.Row
    {
        public string? ExternalId { get; init; }
    }
}
