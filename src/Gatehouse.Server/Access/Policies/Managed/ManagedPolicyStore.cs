using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

/// <summary>The managed policies that accounts made themselves.</summary>
internal static class ManagedPolicyStore
{
    private const string Columns = "id, arn, name, path, description, default_version, last_version, created_at, updated_at";

    /// <summary>False when the name is taken, whatever its case and path, or the account is full.</summary>
    public static async Task<bool> InsertAsync(DbSession session, string accountId, ManagedPolicy policy) =>
        await session.ExecuteAsync(
            """
            INSERT INTO managed_policies (id, account_id, arn, name, name_key, path, description, default_version, last_version, created_at, updated_at)
            SELECT @Id, @accountId, @Arn, @Name, @key, @Path, @Description, 1, 1, @at, @at
            WHERE (SELECT COUNT(*) FROM managed_policies WHERE account_id = @accountId) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                policy.Id,
                accountId,
                policy.Arn,
                policy.Name,
                key = IamUserStore.KeyOf(policy.Name),
                policy.Path,
                policy.Description,
                at = policy.CreatedAt.ToUnixTimeMilliseconds(),
                most = ManagedPolicy.MostPerAccount,
            }) == 1;

    public static async Task<ManagedPolicy?> FindAsync(DbSession session, string accountId, string arn) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM managed_policies WHERE arn = @arn AND account_id = @accountId", new { arn, accountId }))?.ToPolicy();

    public static async Task<bool> IsNameTakenAsync(DbSession session, string accountId, string name) =>
        await session.GetAsync<long>(
            "SELECT COUNT(*) FROM managed_policies WHERE account_id = @accountId AND name_key = @key", new { accountId, key = IamUserStore.KeyOf(name) }) > 0;

    /// <summary>In the order of their ARNs. A page is one row longer than asked for where another follows.</summary>
    /// <param name="attached">Only those that hang on somebody.</param>
    /// <param name="boundary">Only those that bound somebody.</param>
    public static async Task<IReadOnlyList<ManagedPolicy>> FindPageAsync(
        DbSession session, string accountId, string pathPrefix, bool attached, bool boundary, PageOf page) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM managed_policies p
            WHERE account_id = @accountId AND arn > @After AND substr(path, 1, @length) = @pathPrefix
              AND (@attached = 0 OR EXISTS (SELECT 1 FROM policy_attachments a WHERE a.policy_arn = p.arn AND a.account_id = p.account_id))
              AND (@boundary = 0 OR arn IN (
                SELECT boundary_arn FROM iam_users WHERE account_id = @accountId AND boundary_arn IS NOT NULL
                UNION SELECT boundary_arn FROM roles WHERE account_id = @accountId AND boundary_arn IS NOT NULL))
            ORDER BY arn LIMIT @limit
            """,
            new
            {
                accountId,
                page.After,
                length = pathPrefix.Length,
                pathPrefix,
                attached = attached ? 1 : 0,
                boundary = boundary ? 1 : 0,
                limit = page.Count + 1,
            })).Select(static row => row.ToPolicy())];

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM managed_policies WHERE id = @id", new { id });

    public static Task SetDefaultAsync(DbSession session, string id, long version, DateTimeOffset now) =>
        session.ExecuteAsync(
            "UPDATE managed_policies SET default_version = @version, updated_at = @at WHERE id = @id", new { id, version, at = now.ToUnixTimeMilliseconds() });

    /// <summary>The number of the next version; nothing when there are as many as may be.</summary>
    public static async Task<long?> TakeVersionAsync(DbSession session, string id, bool isDefault, DateTimeOffset now) =>
        await session.FindAsync<long?>(
            """
            UPDATE managed_policies SET last_version = last_version + 1, updated_at = @at,
              default_version = CASE WHEN @isDefault = 1 THEN last_version + 1 ELSE default_version END
            WHERE id = @id AND (SELECT COUNT(*) FROM managed_policy_versions WHERE policy_id = @id) < @most
            RETURNING last_version
            """,
            new { id, isDefault = isDefault ? 1 : 0, at = now.ToUnixTimeMilliseconds(), most = ManagedPolicy.MostVersions });

    internal sealed record Row
    {
        public string Id { get; init; } = "";

        public string Arn { get; init; } = "";

        public string Name { get; init; } = "";

        public string Path { get; init; } = "";

        public string? Description { get; init; }

        public long DefaultVersion { get; init; }

        public long LastVersion { get; init; }

        public long CreatedAt { get; init; }

        public long UpdatedAt { get; init; }

        public ManagedPolicy ToPolicy() => new(
            Id,
            Arn,
            Name,
            Path,
            Description,
            DefaultVersion,
            LastVersion,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt));
    }
}
