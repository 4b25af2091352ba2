using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Units;

/// <summary>The units of an organization, read at once.</summary>
internal sealed class OrganizationTree
{
    private readonly Organization organization;
    private readonly Dictionary<string, OrganizationUnit> byId;

    private OrganizationTree(Organization organization, IReadOnlyList<OrganizationUnit> units) =>
        (this.organization, Units, byId) = (organization, units, units.ToDictionary(static unit => unit.Id, StringComparer.Ordinal));

    public IReadOnlyList<OrganizationUnit> Units { get; }

    public static async Task<OrganizationTree> ReadAsync(DbSession session, Organization organization) =>
        new(organization, await OrganizationUnitStore.FindAllAsync(session, organization.Id));

    public OrganizationUnit? Find(string id) => byId.GetValueOrDefault(id);

    public bool HasParent(string id) => id == organization.RootId || byId.ContainsKey(id);

    /// <summary>How many units there are from the root down to this one; none for the root.</summary>
    public int DepthOf(string id)
    {
        var depth = 0;
        for (var unit = Find(id); unit is not null && depth <= OrganizationUnit.Deepest; unit = Find(unit.ParentId))
        {
            depth++;
        }

        return depth;
    }

    /// <summary>From the organization down: <c>o-…/r-…/ou-…/</c>.</summary>
    public string PathOf(string id)
    {
        var path = "";
        var at = id;
        for (var depth = 0; Find(at) is { } unit && depth <= OrganizationUnit.Deepest; depth++)
        {
            path = $"{unit.Id}/{path}";
            at = unit.ParentId;
        }

        return $"{organization.Id}/{organization.RootId}/{path}";
    }

    public string PathOfAccount(string parentId, string accountId) => $"{PathOf(parentId)}{accountId}/";
}
