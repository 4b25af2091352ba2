using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal static class InstanceProfileStore
{
    private const string Columns = "id, account_id, name, path, role_id, created_at";

    /// <summary>False when the name is taken, whatever its case and path, or the account is full.</summary>
    public static async Task<bool> InsertAsync(DbSession session, InstanceProfile profile) =>
        await session.ExecuteAsync(
            """
            INSERT INTO instance_profiles (id, account_id, name, name_key, path, created_at)
            SELECT @Id, @AccountId, @Name, @key, @Path, @at
            WHERE (SELECT COUNT(*) FROM instance_profiles WHERE account_id = @AccountId) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                profile.Id,
                profile.AccountId,
                profile.Name,
                key = IamUserStore.KeyOf(profile.Name),
                profile.Path,
                at = profile.CreatedAt.ToUnixTimeMilliseconds(),
                most = InstanceProfile.MostPerAccount,
            }) == 1;

    /// <summary>By name, ignoring case.</summary>
    public static async Task<InstanceProfile?> FindAsync(DbSession session, string accountId, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM instance_profiles WHERE account_id = @accountId AND name_key = @key",
            new { accountId, key = IamUserStore.KeyOf(name) }))?.ToProfile();

    /// <summary>In the order of their names. A page is one row longer than asked for where another follows.</summary>
    public static async Task<IReadOnlyList<InstanceProfile>> FindPageAsync(DbSession session, string accountId, string pathPrefix, PageOf page) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM instance_profiles
            WHERE account_id = @accountId AND name_key > @After AND substr(path, 1, @length) = @pathPrefix
            ORDER BY name_key LIMIT @limit
            """,
            new { accountId, page.After, length = pathPrefix.Length, pathPrefix, limit = page.Count + 1 })).Select(static row => row.ToProfile())];

    /// <summary>Those that hold one of these roles.</summary>
    public static async Task<IReadOnlyList<InstanceProfile>> FindByRolesAsync(DbSession session, IReadOnlyList<string> roleIds)
    {
        var many = new ManyValues(roleIds);
        return roleIds.Count == 0
            ? []
            : [.. (await session.QueryAsync<Row>($"SELECT {Columns} FROM instance_profiles WHERE role_id IN ({many.Names}) ORDER BY name_key", many.Parameters))
                .Select(static row => row.ToProfile())];
    }

    public static async Task<bool> IsInUseAsync(DbSession session, string roleId) =>
        await session.GetAsync<long>("SELECT COUNT(*) FROM instance_profiles WHERE role_id = @roleId", new { roleId }) > 0;

    /// <summary>False when it holds a role already.</summary>
    public static async Task<bool> AddRoleAsync(DbSession session, string id, string roleId) =>
        await session.ExecuteAsync("UPDATE instance_profiles SET role_id = @roleId WHERE id = @id AND role_id IS NULL", new { id, roleId }) == 1;

    public static async Task<bool> RemoveRoleAsync(DbSession session, string id, string roleId) =>
        await session.ExecuteAsync("UPDATE instance_profiles SET role_id = NULL WHERE id = @id AND role_id = @roleId", new { id, roleId }) == 1;

    /// <summary>False while it holds a role.</summary>
    public static async Task<bool> DeleteAsync(DbSession session, string id) =>
        await session.ExecuteAsync("DELETE FROM instance_profiles WHERE id = @id AND role_id IS NULL", new { id }) == 1;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Path { get; init; } = "";

        public string? RoleId { get; init; }

        public long CreatedAt { get; init; }

        public InstanceProfile ToProfile() => new(Id, AccountId, Name, Path, RoleId, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
