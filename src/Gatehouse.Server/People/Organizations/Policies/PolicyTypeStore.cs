using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>Which kinds of policies are enabled in the root.</summary>
internal static class PolicyTypeStore
{
    public static Task<IReadOnlyList<string>> FindAllAsync(DbSession session, string organizationId) =>
        session.QueryAsync<string>("SELECT type FROM organization_policy_types WHERE organization_id = @organizationId ORDER BY type", new { organizationId });

    public static async Task<bool> IsEnabledAsync(DbSession session, string organizationId, string type) =>
        await session.GetAsync<long>(
            "SELECT COUNT(*) FROM organization_policy_types WHERE organization_id = @organizationId AND type = @type", new { organizationId, type }) == 1;

    /// <summary>False when it is already.</summary>
    public static async Task<bool> EnableAsync(DbSession session, string organizationId, string type) =>
        await session.ExecuteAsync(
            "INSERT INTO organization_policy_types (organization_id, type) VALUES (@organizationId, @type) ON CONFLICT DO NOTHING", new { organizationId, type }) == 1;

    /// <summary>False when it is not.</summary>
    public static async Task<bool> DisableAsync(DbSession session, string organizationId, string type) =>
        await session.ExecuteAsync(
            "DELETE FROM organization_policy_types WHERE organization_id = @organizationId AND type = @type", new { organizationId, type }) == 1;
}
