using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>One policy on one place between the root and an account.</summary>
internal sealed record ControlLink
{
    public string PlaceId { get; init; } = "";

    public string? PolicyId { get; init; }

    /// <summary>Nothing for the managed policy, and where nothing hangs.</summary>
    public string? Content { get; init; }

    /// <summary>Whether service control policies are in use at all.</summary>
    public long Enabled { get; init; }
}

/// <summary>Reads what binds an account in one statement.</summary>
internal static class ControlChainStore
{
    /// <summary>From the root down to the account. Every place comes at least once.</summary>
    public static Task<IReadOnlyList<ControlLink>> FindAsync(DbSession session, string organizationId, string accountId) =>
        session.QueryAsync<ControlLink>(
            $"""
            WITH RECURSIVE chain (id, parent_id, depth) AS (
              SELECT account_id, parent_id, 0 FROM organization_members WHERE account_id = @accountId AND organization_id = @organizationId
              UNION ALL
              SELECT u.id, u.parent_id, c.depth + 1 FROM chain c JOIN organization_units u ON u.id = c.parent_id WHERE c.depth < 16),
            places (id, depth) AS (
              SELECT id, depth FROM chain UNION ALL SELECT root_id, 100 FROM organizations WHERE id = @organizationId)
            SELECT p.id AS place_id, a.policy_id, y.content,
                   (SELECT COUNT(*) FROM organization_policy_types t WHERE t.organization_id = @organizationId AND t.type = '{PolicyTypes.ServiceControl}') AS enabled
            FROM places p
            LEFT JOIN organization_attachments a ON a.target_id = p.id AND a.organization_id = @organizationId AND a.type = '{PolicyTypes.ServiceControl}'
            LEFT JOIN organization_policies y ON y.id = a.policy_id
            ORDER BY p.depth DESC, a.policy_id
            """,
            new { organizationId, accountId });
}
