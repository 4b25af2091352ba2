using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Units;

internal static class OrganizationUnitStore
{
    private const string Columns = "id, organization_id, parent_id, name, created_at";

    /// <summary>False when the name is taken below this parent.</summary>
    public static async Task<bool> InsertAsync(DbSession session, OrganizationUnit unit) =>
        await session.ExecuteAsync(
            """
            INSERT INTO organization_units (id, organization_id, parent_id, name, created_at)
            VALUES (@Id, @OrganizationId, @ParentId, @Name, @at) ON CONFLICT DO NOTHING
            """,
            new { unit.Id, unit.OrganizationId, unit.ParentId, unit.Name, at = unit.CreatedAt.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>False when another unit below the same parent has the name.</summary>
    public static async Task<bool> RenameAsync(DbSession session, OrganizationUnit unit, string name) =>
        await session.ExecuteAsync(
            """
            UPDATE organization_units SET name = @name
            WHERE id = @Id AND NOT EXISTS (SELECT 1 FROM organization_units u WHERE u.parent_id = @ParentId AND u.name = @name AND u.id <> @Id)
            """,
            new { unit.Id, unit.ParentId, name }) == 1;

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM organization_units WHERE id = @id", new { id });

    public static async Task<OrganizationUnit?> FindAsync(DbSession session, string organizationId, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM organization_units WHERE id = @id AND organization_id = @organizationId", new { organizationId, id }))?.ToUnit();

    /// <summary>The whole tree: never more than <see cref="OrganizationUnit.MostInOrganization"/>.</summary>
    public static async Task<IReadOnlyList<OrganizationUnit>> FindAllAsync(DbSession session, string organizationId) =>
        [.. (await session.QueryAsync<Row>($"SELECT {Columns} FROM organization_units WHERE organization_id = @organizationId ORDER BY name, id", new { organizationId }))
            .Select(static row => row.ToUnit())];

    /// <summary>Whether anything stands in it.</summary>
    public static async Task<bool> AnyChildAsync(DbSession session, string id) =>
        await session.GetAsync<long>(
            """
            SELECT (SELECT COUNT(*) FROM organization_units WHERE parent_id = @id) + (SELECT COUNT(*) FROM organization_members WHERE parent_id = @id)
            """,
            new { id }) > 0;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string OrganizationId { get; init; } = "";

        public string ParentId { get; init; } = "";

        public string Name { get; init; } = "";

        public long CreatedAt { get; init; }

        public OrganizationUnit ToUnit() => new(Id, OrganizationId, ParentId, Name, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
