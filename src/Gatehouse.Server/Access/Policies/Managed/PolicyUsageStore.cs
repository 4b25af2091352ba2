using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies.Managed;

/// <summary>How often a policy is used in one account.</summary>
internal sealed record PolicyUsage(long Attachments, long Boundaries)
{
    public static PolicyUsage None { get; } = new(0, 0);
}

/// <summary>Counts who uses managed policies, built-in ones included.</summary>
internal static class PolicyUsageStore
{
    /// <summary>Policies that nobody uses are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, PolicyUsage>> CountAsync(DbSession session, string accountId, IReadOnlyList<string> arns)
    {
        if (arns.Count == 0)
        {
            return new Dictionary<string, PolicyUsage>();
        }

        var many = new ManyValues(arns).With("accountId", accountId);
        return (await session.QueryAsync<Row>(
            $"""
            SELECT policy_arn, SUM(attached) AS attachments, SUM(bounds) AS boundaries FROM (
              SELECT policy_arn, 1 AS attached, 0 AS bounds FROM policy_attachments WHERE account_id = @accountId AND policy_arn IN ({many.Names})
              UNION ALL SELECT boundary_arn, 0, 1 FROM iam_users WHERE account_id = @accountId AND boundary_arn IN ({many.Names})
              UNION ALL SELECT boundary_arn, 0, 1 FROM roles WHERE account_id = @accountId AND boundary_arn IN ({many.Names})) used
            GROUP BY policy_arn
            """,
            many.Parameters)).ToDictionary(static row => row.PolicyArn, static row => new PolicyUsage(row.Attachments, row.Boundaries), StringComparer.Ordinal);
    }

    public static async Task<PolicyUsage> CountAsync(DbSession session, string accountId, string arn) =>
        (await CountAsync(session, accountId, [arn])).GetValueOrDefault(arn, PolicyUsage.None);

    private sealed record Row
    {
        public string PolicyArn { get; init; } = "";

        public long Attachments { get; init; }

        public long Boundaries { get; init; }
    }
}
