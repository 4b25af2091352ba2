using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

internal static class AccountStore
{
    private const string Columns = "id, name, root_email, alias, status, status_reason, owns_installation, created_at, closed_at";

    public static async Task<Account?> FindAsync(DbSession session, AccountId id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM accounts WHERE id = @id", new { id = id.Digits }))?.ToAccount();

    public static async Task<Account?> FindByRootEmailAsync(DbSession session, EmailAddress email) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM accounts WHERE root_email_key = @key", new { key = email.Key }))?.ToAccount();

    public static async Task<Account?> FindByAliasAsync(DbSession session, string alias) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM accounts WHERE alias = @alias", new { alias }))?.ToAccount();

    public static async Task<IReadOnlyList<Account>> FindAllAsync(DbSession session, string after, int limit) =>
        [.. (await session.QueryAsync<Row>($"SELECT {Columns} FROM accounts WHERE id > @after ORDER BY id LIMIT @limit", new { after, limit = (long)limit }))
            .Select(static row => row.ToAccount())];

    /// <summary>False when the id, or the root e-mail, is taken; of two at once exactly one gets it.</summary>
    public static async Task<bool> InsertAsync(DbSession session, Account account, EmailAddress email) =>
        await session.ExecuteAsync(
            """
            INSERT INTO accounts (id, name, root_email, root_email_key, status, owns_installation, created_at)
            SELECT @id, @name, @email, @key, 'active', @owns, @at
            WHERE NOT EXISTS (SELECT 1 FROM retired_root_emails WHERE email_hash = @hash)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                id = account.Id.Digits,
                name = account.Name,
                email = email.Text,
                key = email.Key,
                hash = SecretHash.Of(email.Key),
                owns = account.OwnsInstallation ? 1L : 0L,
                at = account.CreatedAt.ToUnixTimeMilliseconds(),
            }) == 1;

    /// <summary>Whether no account has this root e-mail and none that is gone ever had.</summary>
    public static async Task<bool> IsFreeAsync(DbSession session, EmailAddress email) =>
        await session.GetAsync<long>(
            """
            SELECT (SELECT count(*) FROM accounts WHERE root_email_key = @key)
                 + (SELECT count(*) FROM retired_root_emails WHERE email_hash = @hash)
            """,
            new { key = email.Key, hash = SecretHash.Of(email.Key) }) == 0;

    public static async Task<bool> AnyAsync(DbSession session) =>
        await session.GetAsync<long>("SELECT count(*) FROM (SELECT 1 FROM accounts LIMIT 1) found") > 0;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string RootEmail { get; init; } = "";

        public string? Alias { get; init; }

        public string Status { get; init; } = "";

        public string? StatusReason { get; init; }

        public long OwnsInstallation { get; init; }

        public long CreatedAt { get; init; }

        public long? ClosedAt { get; init; }

        public Account ToAccount() => new(
            AccountId.Get(Id),
            Name,
            RootEmail,
            Alias,
            Enum.Parse<AccountStatus>(Status, ignoreCase: true),
            StatusReason,
            OwnsInstallation == 1,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            ClosedAt is { } closed ? DateTimeOffset.FromUnixTimeMilliseconds(closed) : null);
    }
}
