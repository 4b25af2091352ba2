using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Directory;

internal static class WorkforceDirectoryStore
{
    /// <summary>Where rows of this floor name a person as the owner of credentials.</summary>
    private static readonly (string Table, string Column)[] Traces =
        [("passwords", "owner"), ("password_history", "owner"), ("tries", "subject"), ("mfa_owners", "owner")];

    private const string Columns = "id, account_id, instance_id, name, subdomain, settings, created_at";

    /// <summary>False when the account has one already, or an id is taken.</summary>
    public static async Task<bool> InsertAsync(DbSession session, WorkforceDirectory directory) =>
        await session.ExecuteAsync(
            """
            INSERT INTO directories (id, account_id, instance_id, name, subdomain, settings, created_at)
            VALUES (@Id, @account, @InstanceId, @Name, @Subdomain, @settings, @at)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                directory.Id,
                account = directory.AccountId.Digits,
                directory.InstanceId,
                directory.Name,
                directory.Subdomain,
                settings = directory.Settings.Write(),
                at = directory.CreatedAt.ToUnixTimeMilliseconds(),
            }) == 1;

    public static async Task<WorkforceDirectory?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM directories WHERE id = @id", new { id }))?.ToDirectory();

    public static async Task<WorkforceDirectory?> FindOfAccountAsync(DbSession session, AccountId account) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM directories WHERE account_id = @account", new { account = account.Digits }))?.ToDirectory();

    public static async Task<WorkforceDirectory?> FindByInstanceAsync(DbSession session, string instanceId) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM directories WHERE instance_id = @instanceId", new { instanceId }))?.ToDirectory();

    /// <summary>By the last part of the portal's path: the id, or the subdomain, in any case.</summary>
    public static async Task<WorkforceDirectory?> FindByAddressAsync(DbSession session, string address) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM directories WHERE id = @address OR subdomain = @address", new { address = address.ToLowerInvariant() }))?.ToDirectory();

    /// <summary>The directory of an installation that has one; nothing when there are more.</summary>
    /// <summary>In the order of their ids.</summary>
    public static async Task<IReadOnlyList<WorkforceDirectory>> FindSomeAsync(DbSession session, int limit) =>
        [.. (await session.QueryAsync<Row>($"SELECT {Columns} FROM directories ORDER BY id LIMIT @limit", new { limit = (long)limit })).Select(static row => row.ToDirectory())];

    public static async Task<WorkforceDirectory?> FindOnlyAsync(DbSession session) =>
        await session.QueryAsync<Row>($"SELECT {Columns} FROM directories ORDER BY id LIMIT 2") is [var only] ? only.ToDirectory() : null;

    /// <summary>False when another directory has the subdomain, or this one has chosen already.</summary>
    public static async Task<bool> SetSubdomainAsync(DbSession session, string id, string subdomain) =>
        await session.ExecuteAsync(
            """
            UPDATE directories SET subdomain = @subdomain
            WHERE id = @id AND subdomain IS NULL AND NOT EXISTS (SELECT 1 FROM directories WHERE subdomain = @subdomain)
            """,
            new { id, subdomain }) == 1;

    public static Task SetSettingsAsync(DbSession session, string id, DirectorySettings settings) =>
        session.ExecuteAsync("UPDATE directories SET settings = @settings WHERE id = @id", new { id, settings = settings.Write() });

    public static Task SetNameAsync(DbSession session, string id, string? name) =>
        session.ExecuteAsync("UPDATE directories SET name = @name WHERE id = @id", new { id, name });

    /// <summary>Changes that must not happen twice at once queue up on the directory's row.</summary>
    public static Task LockAsync(DbSession session, string id) => session.ExecuteAsync("UPDATE directories SET created_at = created_at WHERE id = @id", new { id });

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM directories WHERE id = @id", new { id });

    public static async Task DeleteTracesAsync(DbSession session, AccountId account)
    {
        foreach (var (table, column) in Traces)
        {
            await session.ExecuteAsync(
                $"""
                DELETE FROM {table} WHERE {column} IN (
                    SELECT 'workforce:' || u.id FROM directory_users u JOIN directories d ON d.id = u.directory_id WHERE d.account_id = @account)
                """,
                new { account = account.Digits });
        }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string InstanceId { get; init; } = "";

        public string? Name { get; init; }

        public string? Subdomain { get; init; }

        public string Settings { get; init; } = "";

        public long CreatedAt { get; init; }

        public WorkforceDirectory ToDirectory() => new(
            Id,
            Accounts.AccountId.Get(AccountId),
            InstanceId,
            Name,
            Subdomain,
            DirectorySettings.Read(Settings),
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
