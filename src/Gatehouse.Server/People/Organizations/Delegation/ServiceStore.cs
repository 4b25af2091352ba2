using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Delegation;

/// <summary>Which services work for the whole organization.</summary>
internal static class ServiceStore
{
    public static Task EnableAsync(DbSession session, string organizationId, string service, DateTimeOffset now) =>
        session.ExecuteAsync(
            "INSERT INTO organization_services (organization_id, service_principal, enabled_at) VALUES (@organizationId, @service, @at) ON CONFLICT DO NOTHING",
            new { organizationId, service, at = now.ToUnixTimeMilliseconds() });

    public static Task DisableAsync(DbSession session, string organizationId, string service) =>
        session.ExecuteAsync("DELETE FROM organization_services WHERE organization_id = @organizationId AND service_principal = @service", new { organizationId, service });

    public static async Task<bool> IsEnabledAsync(DbSession session, string organizationId, string service) =>
        await session.GetAsync<long>(
            "SELECT COUNT(*) FROM organization_services WHERE organization_id = @organizationId AND service_principal = @service", new { organizationId, service }) == 1;

    public static async Task<IReadOnlyList<(string Service, DateTimeOffset At)>> FindAllAsync(DbSession session, string organizationId) =>
        [.. (await session.QueryAsync<Row>("SELECT service_principal, enabled_at FROM organization_services WHERE organization_id = @organizationId", new { organizationId }))
            .Select(static row => (row.ServicePrincipal, DateTimeOffset.FromUnixTimeMilliseconds(row.EnabledAt)))];

    private sealed record Row
    {
        public string ServicePrincipal { get; init; } = "";

        public long EnabledAt { get; init; }
    }
}
