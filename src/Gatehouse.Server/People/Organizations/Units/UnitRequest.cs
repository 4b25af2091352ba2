using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Organizations.Units;

internal abstract record UnitRequest
{
    [Required]
    [Length(0, 68)]
    [Pattern(OrganizationPatterns.UnitId)]
    public string OrganizationalUnitId { get; init; } = null!;
}
