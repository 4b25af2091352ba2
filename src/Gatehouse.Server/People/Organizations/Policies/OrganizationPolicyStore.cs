using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>The policies that an organization wrote itself; the managed one is in no table.</summary>
internal static class OrganizationPolicyStore
{
    private const string Columns = "p.id, p.organization_id, p.type, p.name, p.description, p.content, p.updated_at";

    /// <summary>False when the name is taken.</summary>
    public static async Task<bool> InsertAsync(DbSession session, OrganizationPolicy policy) =>
        await session.ExecuteAsync(
            """
            INSERT INTO organization_policies (id, organization_id, type, name, description, content, updated_at)
            VALUES (@Id, @OrganizationId, @Type, @Name, @Description, @Content, @at) ON CONFLICT DO NOTHING
            """,
            new { policy.Id, policy.OrganizationId, policy.Type, policy.Name, policy.Description, policy.Content, at = policy.UpdatedAt.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>False when another policy has the name.</summary>
    public static async Task<bool> UpdateAsync(DbSession session, OrganizationPolicy policy) =>
        await session.ExecuteAsync(
            """
            UPDATE organization_policies SET name = @Name, description = @Description, content = @Content, updated_at = @at
            WHERE id = @Id AND NOT EXISTS (
                SELECT 1 FROM organization_policies p WHERE p.organization_id = @OrganizationId AND p.type = @Type AND p.name = @Name AND p.id <> @Id)
            """,
            new { policy.Id, policy.OrganizationId, policy.Type, policy.Name, policy.Description, policy.Content, at = policy.UpdatedAt.ToUnixTimeMilliseconds() }) == 1;

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM organization_policies WHERE id = @id", new { id });

    public static async Task<OrganizationPolicy?> FindAsync(DbSession session, string organizationId, string id) =>
        OrganizationPolicy.FindManaged(organizationId, id) ?? (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM organization_policies p WHERE p.id = @id AND p.organization_id = @organizationId", new { organizationId, id }))?.ToPolicy();

    /// <summary>By id.</summary>
    public static async Task<IReadOnlyList<OrganizationPolicy>> FindPageAsync(DbSession session, string organizationId, string type, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM organization_policies p WHERE p.organization_id = @organizationId AND p.type = @type AND p.id > @after ORDER BY p.id LIMIT @limit",
            new { organizationId, type, after, limit = (long)limit })).Select(static row => row.ToPolicy())];

    public static Task<long> CountAsync(DbSession session, string organizationId, string type) =>
        session.GetAsync<long>("SELECT COUNT(*) FROM organization_policies WHERE organization_id = @organizationId AND type = @type", new { organizationId, type });

    /// <summary>Those of a type that hang on one target.</summary>
    public static async Task<IReadOnlyList<OrganizationPolicy>> FindOfTargetAsync(DbSession session, string organizationId, string targetId, string type)
    {
        var ids = await AttachmentStore.FindPoliciesAsync(session, organizationId, targetId, type);
        var own = (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM organization_attachments a JOIN organization_policies p ON p.id = a.policy_id
            WHERE a.target_id = @targetId AND a.type = @type AND a.organization_id = @organizationId
            """,
            new { organizationId, targetId, type })).Select(static row => row.ToPolicy());
        return [.. ids.Select(id => OrganizationPolicy.FindManaged(organizationId, id)).OfType<OrganizationPolicy>(), .. own];
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string OrganizationId { get; init; } = "";

        public string Type { get; init; } = "";

        public string Name { get; init; } = "";

        public string Description { get; init; } = "";

        public string Content { get; init; } = "";

        public long UpdatedAt { get; init; }

        public OrganizationPolicy ToPolicy() => new(Id, OrganizationId, Type, Name, Description, Content, DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt));
    }
}
