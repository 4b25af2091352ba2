using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Assignments;

internal static class PermissionSetStore
{
    private const string Columns =
        "id, directory_id, name, description, session_duration, relay_state, inline_policy, boundary, revision, created_at";

    /// <summary>False when the name is taken, whatever its case, or the directory has as many as it may.</summary>
    public static async Task<bool> InsertAsync(DbSession session, PermissionSet set) =>
        await session.ExecuteAsync(
            """
            INSERT INTO permission_sets
                (id, directory_id, name, name_key, description, session_duration, relay_state, inline_policy, boundary, revision, created_at)
            SELECT @Id, @DirectoryId, @Name, @key, @Description, @SessionDuration, @RelayState, @InlinePolicy, @boundary, @Revision, @at
            WHERE (SELECT COUNT(*) FROM permission_sets WHERE directory_id = @DirectoryId) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                set.Id,
                set.DirectoryId,
                set.Name,
                key = KeyOf(set.Name),
                set.Description,
                set.SessionDuration,
                set.RelayState,
                set.InlinePolicy,
                boundary = set.Boundary?.Text,
                set.Revision,
                at = set.CreatedAt.ToUnixTimeMilliseconds(),
                most = PermissionSet.MostPerDirectory,
            }) == 1;

    public static async Task<PermissionSet?> FindAsync(DbSession session, string directoryId, string id) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM permission_sets WHERE id = @id AND directory_id = @directoryId", new { id, directoryId }))?.ToSet();

    /// <summary>By name, ignoring case.</summary>
    public static async Task<PermissionSet?> FindByNameAsync(DbSession session, string directoryId, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM permission_sets WHERE directory_id = @directoryId AND name_key = @key", new { directoryId, key = KeyOf(name) }))?.ToSet();

    /// <summary>In the order of their ids.</summary>
    public static async Task<IReadOnlyList<PermissionSet>> FindPageAsync(DbSession session, string directoryId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM permission_sets WHERE directory_id = @directoryId AND id > @after ORDER BY id LIMIT @limit",
            new { directoryId, after, limit = (long)limit })).Select(static row => row.ToSet())];

    /// <summary>In the order of their names.</summary>
    public static async Task<IReadOnlyList<PermissionSet>> FindByNamesAsync(DbSession session, string directoryId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM permission_sets WHERE directory_id = @directoryId AND name_key > @after ORDER BY name_key LIMIT @limit",
            new { directoryId, after = KeyOf(after), limit = (long)limit })).Select(static row => row.ToSet())];

    /// <summary>Description, duration, relay state, inline policy and boundary; its roles are behind from now on.</summary>
    public static Task UpdateAsync(DbSession session, PermissionSet set) =>
        session.ExecuteAsync(
            """
            UPDATE permission_sets SET description = @Description, session_duration = @SessionDuration, relay_state = @RelayState,
                inline_policy = @InlinePolicy, boundary = @boundary, revision = revision + 1
            WHERE id = @Id
            """,
            new { set.Id, set.Description, set.SessionDuration, set.RelayState, set.InlinePolicy, boundary = set.Boundary?.Text });

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM permission_sets WHERE id = @id", new { id });

    /// <summary>In the order of their texts.</summary>
    public static async Task<IReadOnlyList<PolicyReference>> FindPoliciesAsync(DbSession session, string id) =>
        [.. (await session.QueryAsync<string>(
            "SELECT policy FROM permission_set_policies WHERE permission_set_id = @id ORDER BY policy", new { id })).Select(static text => new PolicyReference(text))];

    /// <summary>False when it hangs there already, or nothing more may.</summary>
    public static async Task<bool> AttachAsync(DbSession session, string id, PolicyReference policy) =>
        await session.ExecuteAsync(
            """
            INSERT INTO permission_set_policies (permission_set_id, policy)
            SELECT @id, @Text
            WHERE (SELECT COUNT(*) FROM permission_set_policies WHERE permission_set_id = @id) < @most
            ON CONFLICT DO NOTHING
            """,
            new { id, policy.Text, most = PrincipalKind.MostAttached }) == 1
        && await TouchAsync(session, id);

    public static async Task<bool> DetachAsync(DbSession session, string id, PolicyReference policy) =>
        await session.ExecuteAsync(
            "DELETE FROM permission_set_policies WHERE permission_set_id = @id AND policy = @Text", new { id, policy.Text }) == 1
        && await TouchAsync(session, id);

    public static string KeyOf(string name) => IamUserStore.KeyOf(name);

    private static async Task<bool> TouchAsync(DbSession session, string id) =>
        await session.ExecuteAsync("UPDATE permission_sets SET revision = revision + 1 WHERE id = @id", new { id }) == 1;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string DirectoryId { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Description { get; init; }

        public string SessionDuration { get; init; } = "";

        public string? RelayState { get; init; }

        public string? InlinePolicy { get; init; }

        public string? Boundary { get; init; }

        public long Revision { get; init; }

        public long CreatedAt { get; init; }

        public PermissionSet ToSet() => new(
            Id,
            DirectoryId,
            Name,
            Description,
            SessionDuration,
            RelayState,
            InlinePolicy,
            Boundary is { } text ? new PolicyReference(text) : null,
            Revision,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
