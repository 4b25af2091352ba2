using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal static class IamGroupStore
{
    private const string Columns = "id, account_id, name, path, created_at";

    /// <summary>By name, ignoring case.</summary>
    public static async Task<IamGroup?> FindAsync(DbSession session, AccountId account, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM iam_groups WHERE account_id = @account AND name_key = @key",
            new { account = account.Digits, key = IamUserStore.KeyOf(name) }))?.ToGroup();

    public static async Task<IReadOnlyList<IamGroup>> FindPageAsync(DbSession session, AccountId account, string pathPrefix, PageOf page) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM iam_groups
            WHERE account_id = @account AND name_key > @After AND substr(path, 1, @length) = @pathPrefix
            ORDER BY name_key LIMIT @limit
            """,
            new { account = account.Digits, page.After, pathPrefix, length = pathPrefix.Length, limit = page.Count + 1L })).Select(static row => row.ToGroup())];

    /// <summary>At most ten, in the order of their names.</summary>
    public static async Task<IReadOnlyList<IamGroup>> FindOfUserAsync(DbSession session, string userId) =>
        [.. (await session.QueryAsync<Row>(
            """
            SELECT g.id, g.account_id, g.name, g.path, g.created_at
            FROM iam_group_members m JOIN iam_groups g ON g.id = m.group_id
            WHERE m.user_id = @userId ORDER BY g.name_key
            """,
            new { userId })).Select(static row => row.ToGroup())];

    /// <summary>False when the name is taken, whatever its case, or the account has as many groups as it may.</summary>
    public static async Task<bool> InsertAsync(DbSession session, IamGroup group) =>
        await session.ExecuteAsync(
            """
            INSERT INTO iam_groups (id, account_id, name, name_key, path, created_at)
            SELECT @Id, @account, @Name, @key, @Path, @at
            WHERE (SELECT COUNT(*) FROM iam_groups WHERE account_id = @account) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                group.Id,
                account = group.AccountId.Digits,
                group.Name,
                key = IamUserStore.KeyOf(group.Name),
                group.Path,
                at = group.CreatedAt.ToUnixTimeMilliseconds(),
                most = (long)IamQuotas.Groups,
            }) == 1;

    public static Task LockAsync(DbSession session, string id) => session.ExecuteAsync("UPDATE iam_groups SET path = path WHERE id = @id", new { id });

    /// <summary>False when another group has the name. A group may change the case of its own.</summary>
    public static async Task<bool> RenameAsync(DbSession session, IamGroup group, string name, string path) =>
        await session.ExecuteAsync(
            """
            UPDATE iam_groups SET name = @name, name_key = @key, path = @path
            WHERE id = @Id AND NOT EXISTS (SELECT 1 FROM iam_groups o WHERE o.account_id = @account AND o.name_key = @key AND o.id <> @Id)
            """,
            new { group.Id, account = group.AccountId.Digits, name, key = IamUserStore.KeyOf(name), path }) == 1;

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM iam_groups WHERE id = @id", new { id });

    public static Task<long> CountMembersAsync(DbSession session, string id) =>
        session.GetAsync<long>("SELECT COUNT(*) FROM iam_group_members WHERE group_id = @id", new { id });

    /// <summary>False when the user is in as many groups as it may. The user's row is locked before.</summary>
    public static async Task<bool> AddMemberAsync(DbSession session, string userId, string groupId, DateTimeOffset now)
    {
        var values = new { userId, groupId, at = now.ToUnixTimeMilliseconds(), most = (long)IamQuotas.GroupsPerUser };
        return await session.ExecuteAsync(
                """
                INSERT INTO iam_group_members (user_id, group_id, added_at)
                SELECT @userId, @groupId, @at
                WHERE (SELECT COUNT(*) FROM iam_group_members WHERE user_id = @userId) < @most
                ON CONFLICT DO NOTHING
                """,
                values) == 1
            || await session.GetAsync<long>("SELECT COUNT(*) FROM iam_group_members WHERE user_id = @userId AND group_id = @groupId", values) > 0;
    }

    public static async Task<bool> RemoveMemberAsync(DbSession session, string userId, string groupId) =>
        await session.ExecuteAsync("DELETE FROM iam_group_members WHERE user_id = @userId AND group_id = @groupId", new { userId, groupId }) == 1;

    internal sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Path { get; init; } = "";

        public long CreatedAt { get; init; }

        public IamGroup ToGroup() => new(Id, Accounts.AccountId.Get(AccountId), Name, Path, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
