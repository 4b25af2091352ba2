using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal static class RoleStore
{
    private const string Columns =
        "id, account_id, name, path, description, trust_policy, max_session_seconds, boundary_arn, created_at, last_used_at, last_used_region";

    /// <summary>False when the name is taken, whatever its case and path, or the account is full.</summary>
    public static async Task<bool> InsertAsync(DbSession session, Role role) =>
        await session.ExecuteAsync(
            """
            INSERT INTO roles (id, account_id, name, name_key, path, description, trust_policy, max_session_seconds, boundary_arn, created_at)
            SELECT @Id, @account, @Name, @key, @Path, @Description, @TrustPolicy, @seconds, @BoundaryArn, @at
            WHERE (SELECT COUNT(*) FROM roles WHERE account_id = @account) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                role.Id,
                account = role.AccountId.Digits,
                role.Name,
                key = IamUserStore.KeyOf(role.Name),
                role.Path,
                role.Description,
                role.TrustPolicy,
                seconds = (long)role.MaxSessionSeconds,
                role.BoundaryArn,
                at = role.CreatedAt.ToUnixTimeMilliseconds(),
                most = Role.MostPerAccount,
            }) == 1;

    /// <summary>By name, ignoring case.</summary>
    public static async Task<Role?> FindAsync(DbSession session, AccountId account, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM roles WHERE account_id = @account AND name_key = @key",
            new { account = account.Digits, key = IamUserStore.KeyOf(name) }))?.ToRole();

    public static async Task<Role?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM roles WHERE id = @id", new { id }))?.ToRole();

    /// <summary>By its whole ARN: path and name count, and so does their case.</summary>
    public static async Task<Role?> FindByArnAsync(DbSession session, AccountId account, string arn) =>
        await FindAsync(session, account, arn[(arn.LastIndexOf('/') + 1)..]) is { } role && role.Arn == arn ? role : null;

    /// <summary>In the order of their names. A page is one row longer than asked for where another follows.</summary>
    public static async Task<IReadOnlyList<Role>> FindPageAsync(DbSession session, string accountId, string pathPrefix, PageOf page) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM roles
            WHERE account_id = @accountId AND name_key > @After AND substr(path, 1, @length) = @pathPrefix
            ORDER BY name_key LIMIT @limit
            """,
            new { accountId, page.After, length = pathPrefix.Length, pathPrefix, limit = page.Count + 1 })).Select(static row => row.ToRole())];

    public static async Task<IReadOnlyDictionary<string, Role>> FindAllAsync(DbSession session, IReadOnlyList<string> ids)
    {
        var many = new ManyValues(ids);
        return ids.Count == 0
            ? new Dictionary<string, Role>()
            : (await session.QueryAsync<Row>($"SELECT {Columns} FROM roles WHERE id IN ({many.Names})", many.Parameters))
                .ToDictionary(static row => row.Id, static row => row.ToRole(), StringComparer.Ordinal);
    }

    public static Task UpdateAsync(DbSession session, Role role) =>
        session.ExecuteAsync(
            "UPDATE roles SET description = @Description, max_session_seconds = @seconds WHERE id = @Id",
            new { role.Id, role.Description, seconds = (long)role.MaxSessionSeconds });

    public static Task SetTrustAsync(DbSession session, string id, string policy) =>
        session.ExecuteAsync("UPDATE roles SET trust_policy = @policy WHERE id = @id", new { id, policy });

    public static Task SetBoundaryAsync(DbSession session, string id, string? arn) =>
        session.ExecuteAsync("UPDATE roles SET boundary_arn = @arn WHERE id = @id", new { id, arn });

    /// <summary>An older use never hides a newer one: nodes write theirs when they come to it.</summary>
    public static Task TouchAsync(DbSession session, string id, DateTimeOffset at, string region) =>
        session.ExecuteAsync(
            "UPDATE roles SET last_used_at = @at, last_used_region = @region WHERE id = @id AND (last_used_at IS NULL OR last_used_at < @at)",
            new { id, at = at.ToUnixTimeMilliseconds(), region });

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM roles WHERE id = @id", new { id });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Path { get; init; } = "";

        public string? Description { get; init; }

        public string TrustPolicy { get; init; } = "";

        public long MaxSessionSeconds { get; init; }

        public string? BoundaryArn { get; init; }

        public long CreatedAt { get; init; }

        public long? LastUsedAt { get; init; }

        public string? LastUsedRegion { get; init; }

        public Role ToRole() => new(
            Id,
            People.Accounts.AccountId.Get(AccountId),
            Name,
            Path,
            Description,
            TrustPolicy,
            (int)MaxSessionSeconds,
            BoundaryArn,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            LastUsedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            LastUsedRegion);
    }
}
