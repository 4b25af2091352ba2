using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Organizations.Members;

/// <summary>The accounts that a management account may give its people access to.</summary>
internal static class ManagedAccountStore
{
    private const string Managed =
        """
        SELECT a.id, a.name, a.root_email, a.alias, a.owns_installation, a.created_at
        FROM organizations o JOIN organization_members m ON m.organization_id = o.id JOIN accounts a ON a.id = m.account_id
        WHERE o.management_account_id = @management AND a.status = 'active'
        """;

    /// <summary>Nothing where the account is not active or no member.</summary>
    public static async Task<Account?> FindAsync(DbSession session, AccountId management, AccountId account) =>
        (await session.FindAsync<Row>($"{Managed} AND a.id = @account", new { management = management.Digits, account = account.Digits }))?.ToAccount();

    /// <summary>By id, the management account among them; none where it manages nothing.</summary>
    public static async Task<IReadOnlyList<Account>> FindPageAsync(DbSession session, AccountId management, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"{Managed} AND a.id > @after ORDER BY a.id LIMIT @limit", new { management = management.Digits, after, limit = (long)limit }))
            .Select(static row => row.ToAccount())];

    /// <summary>Whether the account manages an organization.</summary>
    public static async Task<bool> AnyAsync(DbSession session, AccountId management) =>
        await session.GetAsync<long>("SELECT COUNT(*) FROM organizations WHERE management_account_id = @management", new { management = management.Digits }) > 0;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string RootEmail { get; init; } = "";

        public string? Alias { get; init; }

        public long OwnsInstallation { get; init; }

        public long CreatedAt { get; init; }

        public Account ToAccount() =>
            new(AccountId.Get(Id), Name, RootEmail, Alias, AccountStatus.Active, null, OwnsInstallation == 1, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), null);
    }
}
