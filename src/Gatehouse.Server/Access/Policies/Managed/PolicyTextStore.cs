using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies.Managed;

/// <summary>The versions of managed policies.</summary>
internal static class PolicyTextStore
{
    public static Task InsertAsync(DbSession session, string policyId, PolicyText text) =>
        session.ExecuteAsync(
            "INSERT INTO managed_policy_versions (policy_id, version, document, created_at) VALUES (@policyId, @Version, @Document, @at)",
            new { policyId, text.Version, text.Document, at = text.CreatedAt.ToUnixTimeMilliseconds() });

    public static async Task<PolicyText?> FindAsync(DbSession session, string policyId, long version) =>
        (await session.FindAsync<Row>(
            "SELECT version, document, created_at FROM managed_policy_versions WHERE policy_id = @policyId AND version = @version", new { policyId, version }))?.ToText();

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<PolicyText>> FindAllAsync(DbSession session, string policyId) =>
        [.. (await session.QueryAsync<Row>(
            "SELECT version, document, created_at FROM managed_policy_versions WHERE policy_id = @policyId ORDER BY version DESC", new { policyId }))
            .Select(static row => row.ToText())];

    /// <summary>Of many policies at once, the newest first.</summary>
    public static async Task<ILookup<string, PolicyText>> FindAllAsync(DbSession session, IReadOnlyList<string> policyIds)
    {
        var many = new ManyValues(policyIds);
        return (policyIds.Count == 0
            ? []
            : await session.QueryAsync<Row>(
                $"SELECT policy_id, version, document, created_at FROM managed_policy_versions WHERE policy_id IN ({many.Names}) ORDER BY version DESC", many.Parameters))
            .ToLookup(static row => row.PolicyId, static row => row.ToText());
    }

    /// <summary>The texts in force of an account's own policies, by their ARNs.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FindInForceAsync(DbSession session, string accountId, IReadOnlyList<string> arns)
    {
        var many = new ManyValues(arns).With("accountId", accountId);
        return (await session.QueryAsync<InForceRow>(
            $"""
            SELECT p.arn, v.document FROM managed_policies p
            JOIN managed_policy_versions v ON v.policy_id = p.id AND v.version = p.default_version
            WHERE p.account_id = @accountId AND p.arn IN ({many.Names})
            """,
            many.Parameters)).ToDictionary(static row => row.Arn, static row => row.Document, StringComparer.Ordinal);
    }

    public static async Task<bool> DeleteAsync(DbSession session, string policyId, long version) =>
        await session.ExecuteAsync("DELETE FROM managed_policy_versions WHERE policy_id = @policyId AND version = @version", new { policyId, version }) == 1;

    private sealed record InForceRow
    {
        public string Arn { get; init; } = "";

        public string Document { get; init; } = "";
    }

    private sealed record Row
    {
        public string PolicyId { get; init; } = "";

        public long Version { get; init; }

        public string Document { get; init; } = "";

        public long CreatedAt { get; init; }

        public PolicyText ToText() => new(Version, Document, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
