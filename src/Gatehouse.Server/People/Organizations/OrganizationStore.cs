using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations;

internal static class OrganizationStore
{
    private const string Columns = "o.id, o.management_account_id, o.root_id, o.feature_set, o.version, o.resource_policy_id, o.resource_policy, o.created_at";

    /// <summary>False when an id is taken or the account manages an organization already.</summary>
    public static async Task<bool> InsertAsync(DbSession session, Organization organization) =>
        await session.ExecuteAsync(
            """
            INSERT INTO organizations (id, management_account_id, root_id, feature_set, version, created_at)
            VALUES (@Id, @account, @RootId, @FeatureSet, @Version, @at)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                organization.Id,
                account = organization.ManagementAccountId.Digits,
                organization.RootId,
                organization.FeatureSet,
                organization.Version,
                at = organization.CreatedAt.ToUnixTimeMilliseconds(),
            }) == 1;

    /// <summary>What the account is in its organization; nothing where it is in none.</summary>
    public static async Task<Membership?> FindMembershipAsync(DbSession session, string accountId) =>
        (await session.FindAsync<MembershipRow>(
            $"""
            SELECT {Columns}, m.account_id, m.parent_id,
                   (SELECT COUNT(*) FROM organization_delegates d WHERE d.account_id = m.account_id) AS delegations
            FROM organization_members m JOIN organizations o ON o.id = m.organization_id WHERE m.account_id = @accountId
            """,
            new { accountId }))?.ToMembership();

    public static async Task<Organization?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM organizations o WHERE o.id = @id", new { id }))?.ToOrganization();

    /// <summary>Changes of one organization follow each other, and whatever was kept of it before is stale.</summary>
    public static Task LockAsync(DbSession session, string id) => session.ExecuteAsync("UPDATE organizations SET version = version + 1 WHERE id = @id", new { id });

    public static Task SetFeatureSetAsync(DbSession session, string id, string featureSet) =>
        session.ExecuteAsync("UPDATE organizations SET feature_set = @featureSet WHERE id = @id", new { id, featureSet });

    public static Task SetResourcePolicyAsync(DbSession session, string id, string? policyId, string? content) =>
        session.ExecuteAsync("UPDATE organizations SET resource_policy_id = @policyId, resource_policy = @content WHERE id = @id", new { id, policyId, content });

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM organizations WHERE id = @id", new { id });

    private record Row
    {
        public string Id { get; init; } = "";

        public string ManagementAccountId { get; init; } = "";

        public string RootId { get; init; } = "";

        public string FeatureSet { get; init; } = "";

        public long Version { get; init; }

        public string? ResourcePolicyId { get; init; }

        public string? ResourcePolicy { get; init; }

        public long CreatedAt { get; init; }

        public Organization ToOrganization() => new(
            Id, Accounts.AccountId.Get(ManagementAccountId), RootId, FeatureSet, Version, ResourcePolicyId, ResourcePolicy, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }

    private sealed record MembershipRow : Row
    {
        public string AccountId { get; init; } = "";

        public string ParentId { get; init; } = "";

        public long Delegations { get; init; }

        public Membership ToMembership() => new(ToOrganization(), Accounts.AccountId.Get(AccountId), ParentId, Delegations > 0);
    }
}
