using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>What hangs where.</summary>
internal static class AttachmentStore
{
    public const int MostOfType = 5;

    /// <summary>False when it hangs there already.</summary>
    public static async Task<bool> AttachAsync(DbSession session, OrganizationPolicy policy, string targetId) =>
        await session.ExecuteAsync(
            """
            INSERT INTO organization_attachments (target_id, policy_id, organization_id, type)
            VALUES (@targetId, @Id, @OrganizationId, @Type) ON CONFLICT DO NOTHING
            """,
            new { targetId, policy.Id, policy.OrganizationId, policy.Type }) == 1;

    /// <summary>A new place begins with everything allowed, where service control policies are in use.</summary>
    public static Task AttachUsualAsync(DbSession session, Organization organization, string targetId) =>
        session.ExecuteAsync(
            $"""
            INSERT INTO organization_attachments (target_id, policy_id, organization_id, type)
            SELECT @targetId, '{OrganizationPolicy.FullAccessId}', organization_id, type FROM organization_policy_types
            WHERE organization_id = @Id AND type = '{PolicyTypes.ServiceControl}' ON CONFLICT DO NOTHING
            """,
            new { targetId, organization.Id });

    /// <summary>The same for every place there is, when the type is enabled.</summary>
    public static Task AttachUsualToAllAsync(DbSession session, Organization organization, string type) =>
        type != PolicyTypes.ServiceControl ? Task.CompletedTask : session.ExecuteAsync(
            $"""
            INSERT INTO organization_attachments (target_id, policy_id, organization_id, type)
            SELECT place.id, '{OrganizationPolicy.FullAccessId}', @Id, '{PolicyTypes.ServiceControl}' FROM (
                SELECT root_id AS id FROM organizations WHERE id = @Id
                UNION ALL SELECT id FROM organization_units WHERE organization_id = @Id
                UNION ALL SELECT account_id FROM organization_members WHERE organization_id = @Id) place
            WHERE TRUE ON CONFLICT DO NOTHING
            """,
            new { organization.Id });

    public static async Task<bool> DetachAsync(DbSession session, OrganizationPolicy policy, string targetId) =>
        await session.ExecuteAsync(
            "DELETE FROM organization_attachments WHERE target_id = @targetId AND policy_id = @Id AND organization_id = @OrganizationId",
            new { targetId, policy.Id, policy.OrganizationId }) == 1;

    public static Task DetachAllAsync(DbSession session, string unitId) =>
        session.ExecuteAsync("DELETE FROM organization_attachments WHERE target_id = @unitId", new { unitId });

    /// <summary>An account's id may stand in another organization later.</summary>
    public static Task DetachAllAsync(DbSession session, string organizationId, string targetId) =>
        session.ExecuteAsync("DELETE FROM organization_attachments WHERE target_id = @targetId AND organization_id = @organizationId", new { organizationId, targetId });

    public static Task DetachTypeAsync(DbSession session, string organizationId, string type) =>
        session.ExecuteAsync("DELETE FROM organization_attachments WHERE organization_id = @organizationId AND type = @type", new { organizationId, type });

    /// <summary>By id.</summary>
    public static Task<IReadOnlyList<string>> FindPoliciesAsync(DbSession session, string organizationId, string targetId, string type) =>
        session.QueryAsync<string>(
            "SELECT policy_id FROM organization_attachments WHERE target_id = @targetId AND type = @type AND organization_id = @organizationId ORDER BY policy_id",
            new { organizationId, targetId, type });

    /// <summary>By id; names are those of the places at this moment.</summary>
    public static Task<IReadOnlyList<TargetRow>> FindTargetsAsync(DbSession session, string organizationId, string policyId, string after, int limit) =>
        session.QueryAsync<TargetRow>(
            """
            SELECT t.target_id, COALESCE(u.name, a.name, 'Root') AS name
            FROM organization_attachments t LEFT JOIN organization_units u ON u.id = t.target_id LEFT JOIN accounts a ON a.id = t.target_id
            WHERE t.organization_id = @organizationId AND t.policy_id = @policyId AND t.target_id > @after ORDER BY t.target_id LIMIT @limit
            """,
            new { organizationId, policyId, after, limit = (long)limit });

    internal sealed record TargetRow
    {
        public string TargetId { get; init; } = "";

        public string Name { get; init; } = "";
    }
}
