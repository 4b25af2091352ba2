namespace Gatehouse.Server.People.Organizations.Units;

/// <summary>A unit as the service shows it.</summary>
internal sealed record UnitView(string Id, string Arn, string Name, string Path)
{
    public static UnitView Of(Organization organization, OrganizationTree tree, OrganizationUnit unit) =>
        new(unit.Id, organization.ArnOfUnit(unit.Id), unit.Name, tree.PathOf(unit.ParentId) + unit.Id + "/");
}

internal sealed record UnitReply(UnitView OrganizationalUnit);
