using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal static class IamUserStore
{
    private const string Columns = "id, account_id, name, path, boundary_arn, created_at, password_last_used_at";

    /// <summary>False when the name is taken, whatever its case.</summary>
    public static async Task<bool> InsertAsync(DbSession session, IamUser user) =>
        await session.ExecuteAsync(
            """
            INSERT INTO iam_users (id, account_id, name, name_key, path, boundary_arn, created_at)
            VALUES (@Id, @account, @Name, @key, @Path, @BoundaryArn, @at) ON CONFLICT DO NOTHING
            """,
            new { user.Id, account = user.AccountId.Digits, user.Name, key = KeyOf(user.Name), user.Path, user.BoundaryArn, at = user.CreatedAt.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>By name, ignoring case.</summary>
    public static async Task<IamUser?> FindAsync(DbSession session, AccountId account, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM iam_users WHERE account_id = @account AND name_key = @key", new { account = account.Digits, key = KeyOf(name) }))?.ToUser();

    public static async Task<IamUser?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM iam_users WHERE id = @id", new { id }))?.ToUser();

    public static Task SetBoundaryAsync(DbSession session, string id, string? arn) =>
        session.ExecuteAsync("UPDATE iam_users SET boundary_arn = @arn WHERE id = @id", new { id, arn });

    public static Task TouchPasswordAsync(DbSession session, string id, DateTimeOffset now) =>
        session.ExecuteAsync("UPDATE iam_users SET password_last_used_at = @at WHERE id = @id", new { id, at = now.ToUnixTimeMilliseconds() });

    /// <summary>Names are unique ignoring case; IAM allows ASCII letters only.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();

    internal sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Path { get; init; } = "";

        public string? BoundaryArn { get; init; }

        public long CreatedAt { get; init; }

        public long? PasswordLastUsedAt { get; init; }

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
