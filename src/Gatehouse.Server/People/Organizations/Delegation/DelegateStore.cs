using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Organizations.Delegation;

/// <summary>Which members administer which services in the management account's place.</summary>
internal static class DelegateStore
{
    /// <summary>False when it is registered already.</summary>
    public static async Task<bool> RegisterAsync(DbSession session, string organizationId, AccountId account, string service, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO organization_delegates (account_id, service_principal, organization_id, enabled_at)
            VALUES (@account, @service, @organizationId, @at) ON CONFLICT DO NOTHING
            """,
            new { account = account.Digits, service, organizationId, at = now.ToUnixTimeMilliseconds() }) == 1;

    public static async Task<bool> DeregisterAsync(DbSession session, AccountId account, string service) =>
        await session.ExecuteAsync(
            "DELETE FROM organization_delegates WHERE account_id = @account AND service_principal = @service", new { account = account.Digits, service }) == 1;

    public static async Task<bool> AnyAsync(DbSession session, string organizationId, string service) =>
        await session.GetAsync<long>(
            "SELECT COUNT(*) FROM organization_delegates WHERE organization_id = @organizationId AND service_principal = @service", new { organizationId, service }) > 0;

    public static async Task<IReadOnlyList<(string Service, DateTimeOffset At)>> FindServicesAsync(DbSession session, AccountId account) =>
        [.. (await session.QueryAsync<Row>(
            "SELECT account_id, service_principal, enabled_at FROM organization_delegates WHERE account_id = @account", new { account = account.Digits }))
            .Select(static row => (row.ServicePrincipal, DateTimeOffset.FromUnixTimeMilliseconds(row.EnabledAt)))];

    /// <summary>Each account once, with the time of its first registration; by id.</summary>
    /// <param name="service">Nothing for those of any.</param>
    public static async Task<IReadOnlyList<(string AccountId, DateTimeOffset At)>> FindPageAsync(
        DbSession session, string organizationId, string? service, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            """
            SELECT account_id, '' AS service_principal, MIN(enabled_at) AS enabled_at FROM organization_delegates
            WHERE organization_id = @organizationId AND account_id > @after AND (@service = '' OR service_principal = @service)
            GROUP BY account_id ORDER BY account_id LIMIT @limit
            """,
            new { organizationId, after, service = service ?? "", limit = (long)limit }))
            .Select(static row => (row.AccountId, DateTimeOffset.FromUnixTimeMilliseconds(row.EnabledAt)))];

    private sealed record Row
    {
        public string AccountId { get; init; } = "";

        public string ServicePrincipal { get; init; } = "";

        public long EnabledAt { get; init; }
    }
}
