using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal static class IamUserStore
{
    private const string Columns = "id, account_id, name, path, boundary_arn, created_at, password_last_used_at";

    private static readonly (string Table, string Column, string Prefix)[] Traces =
    [
        ("passwords", "owner", "iam:"),
        ("password_history", "owner", "iam:"),
        ("tries", "subject", "iam:"),
        ("iam_tags", "resource_id", ""),
    ];

    /// <summary>False when the name is taken, whatever its case, or the account has as many users as it may.</summary>
    public static async Task<bool> InsertAsync(DbSession session, IamUser user) =>
        await session.ExecuteAsync(
            """
            INSERT INTO iam_users (id, account_id, name, name_key, path, boundary_arn, created_at)
            SELECT @Id, @account, @Name, @key, @Path, @BoundaryArn, @at
            WHERE (SELECT COUNT(*) FROM iam_users WHERE account_id = @account) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                user.Id,
                account = user.AccountId.Digits,
                user.Name,
                key = KeyOf(user.Name),
                user.Path,
                user.BoundaryArn,
                at = user.CreatedAt.ToUnixTimeMilliseconds(),
                most = (long)IamQuotas.Users,
            }) == 1;

    /// <summary>By name, ignoring case.</summary>
    public static async Task<IamUser?> FindAsync(DbSession session, AccountId account, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM iam_users WHERE account_id = @account AND name_key = @key", new { account = account.Digits, key = KeyOf(name) }))?.ToUser();

    public static async Task<IamUser?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM iam_users WHERE id = @id", new { id }))?.ToUser();

    /// <summary>In the order of their names, one more than the page holds. A path prefix is compared as it is written.</summary>
    public static async Task<IReadOnlyList<IamUser>> FindPageAsync(DbSession session, AccountId account, string pathPrefix, PageOf page) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM iam_users
            WHERE account_id = @account AND name_key > @After AND substr(path, 1, @length) = @pathPrefix
            ORDER BY name_key LIMIT @limit
            """,
            new { account = account.Digits, page.After, pathPrefix, length = pathPrefix.Length, limit = page.Count + 1L })).Select(static row => row.ToUser())];

    /// <summary>For lists that people look through: with how many MFA devices each has, in one statement.</summary>
    /// <param name="part">What their names hold, whatever the case; nothing for all.</param>
    /// <param name="withMfa">Only those who have a device, or only those who have none; nothing for all.</param>
    public static async Task<IReadOnlyList<(IamUser User, long Devices)>> FindListedAsync(
        DbSession session, AccountId account, string? part, bool? withMfa, PageOf page) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns}, (SELECT COUNT(*) FROM mfa_devices d WHERE d.owner = 'iam:' || iam_users.id) AS devices FROM iam_users
            WHERE account_id = @account AND name_key > @After AND name_key LIKE @like ESCAPE '\'
              AND (@mfa <> 'with' OR EXISTS (SELECT 1 FROM mfa_devices d WHERE d.owner = 'iam:' || iam_users.id))
              AND (@mfa <> 'without' OR NOT EXISTS (SELECT 1 FROM mfa_devices d WHERE d.owner = 'iam:' || iam_users.id))
            ORDER BY name_key LIMIT @limit
            """,
            new
            {
                account = account.Digits,
                page.After,
                like = part is null ? "%" : Like(KeyOf(part)),
                mfa = withMfa switch { true => "with", false => "without", null => "" },
                limit = page.Count + 1L,
            })).Select(static row => (row.ToUser(), row.Devices))];

    public static async Task<IReadOnlyList<IamUser>> FindOfGroupAsync(DbSession session, string groupId, PageOf page) =>
        [.. (await session.QueryAsync<Row>(
            """
            SELECT u.id, u.account_id, u.name, u.path, u.boundary_arn, u.created_at, u.password_last_used_at
            FROM iam_group_members m JOIN iam_users u ON u.id = m.user_id
            WHERE m.group_id = @groupId AND u.name_key > @After
            ORDER BY u.name_key LIMIT @limit
            """,
            new { groupId, page.After, limit = page.Count + 1L })).Select(static row => row.ToUser())];

    /// <summary>Whoever has one of the account's MFA devices from one serial to another.</summary>
    public static async Task<IReadOnlyList<IamUser>> FindOfDevicesAsync(DbSession session, AccountId account, string first, string last) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM iam_users
            WHERE id IN (SELECT substr(owner, 5) FROM mfa_devices WHERE account_id = @account AND serial >= @first AND serial <= @last AND owner LIKE 'iam:%')
            """,
            new { account = account.Digits, first, last })).Select(static row => row.ToUser())];

    /// <summary>Whoever adds to a user something of which it may have only so much comes one after the other.</summary>
    public static Task LockAsync(DbSession session, string id) => session.ExecuteAsync("UPDATE iam_users SET path = path WHERE id = @id", new { id });

    /// <summary>False when another user has the name. A user may change the case of its own.</summary>
    public static async Task<bool> RenameAsync(DbSession session, IamUser user, string name, string path) =>
        await session.ExecuteAsync(
            """
            UPDATE iam_users SET name = @name, name_key = @key, path = @path
            WHERE id = @Id AND NOT EXISTS (SELECT 1 FROM iam_users o WHERE o.account_id = @account AND o.name_key = @key AND o.id <> @Id)
            """,
            new { user.Id, account = user.AccountId.Digits, name, key = KeyOf(name), path }) == 1;

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM iam_users WHERE id = @id", new { id });

    /// <summary>The first of this room's own things that still belong to a user, as what must be done about it.</summary>
    public static async Task<string?> FindObstacleAsync(DbSession session, string id)
    {
        var left = await session.GetAsync<Leftovers>(
            """
            SELECT (SELECT COUNT(*) FROM access_keys WHERE user_id = @id) AS keys,
                   (SELECT COUNT(*) FROM login_profiles WHERE user_id = @id) AS profiles,
                   (SELECT COUNT(*) FROM signing_certificates WHERE user_id = @id) AS certificates,
                   (SELECT COUNT(*) FROM iam_group_members WHERE user_id = @id) AS group_count,
                   (SELECT COUNT(*) FROM service_credentials WHERE user_id = @id) AS credentials
            """,
            new { id });
        return left switch
        {
            { Keys: > 0 } => "delete access keys",
            { Profiles: > 0 } => "delete login profile",
            { Certificates: > 0 } => "delete signing certificates",
            { GroupCount: > 0 } => "remove users from group",
            { Credentials: > 0 } => "remove referenced objects",
            _ => null,
        };
    }

    /// <summary>What users leave in tables that know them by their id alone.</summary>
    public static async Task DeleteTracesAsync(DbSession session, AccountId account)
    {
        foreach (var (table, column, prefix) in Traces)
        {
            await session.ExecuteAsync(
                $"DELETE FROM {table} WHERE {column} IN (SELECT '{prefix}' || id FROM iam_users WHERE account_id = @account)", new { account = account.Digits });
        }
    }

    public static Task SetBoundaryAsync(DbSession session, string id, string? arn) =>
        session.ExecuteAsync("UPDATE iam_users SET boundary_arn = @arn WHERE id = @id", new { id, arn });

    public static Task TouchPasswordAsync(DbSession session, string id, DateTimeOffset now) =>
        session.ExecuteAsync("UPDATE iam_users SET password_last_used_at = @at WHERE id = @id", new { id, at = now.ToUnixTimeMilliseconds() });

    /// <summary>Names are unique ignoring case; IAM allows ASCII letters only.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();

    /// <summary>What somebody typed means itself, an underscore and a per cent sign included.</summary>
    private static string Like(string part) =>
        $"%{part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    private sealed record Leftovers
    {
        public long Keys { get; init; }

        public long Profiles { get; init; }

        public long Certificates { get; init; }

        public long GroupCount { get; init; }

        public long Credentials { get; init; }
    }

    internal sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Path { get; init; } = "";

        public string? BoundaryArn { get; init; }

        public long CreatedAt { get; init; }

        public long? PasswordLastUsedAt { get; init; }

        /// <summary>Only where they are counted.</summary>
        public long Devices { get; init; }

        public IamUser ToUser() => new(
            Id,
            Accounts.AccountId.Get(AccountId),
            Name,
            Path,
            BoundaryArn,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            PasswordLastUsedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
    }
}
