namespace Gatehouse.Server.People.Organizations.Units;

/// <summary>A named place in the tree, below the root or another unit.</summary>
internal sealed record OrganizationUnit(string Id, string OrganizationId, string ParentId, string Name, DateTimeOffset CreatedAt)
{
    public const int MostInOrganization = 2000;
    public const int Deepest = 5;
}
