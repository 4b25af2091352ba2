using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Organizations.Units;

/// <summary>What stands directly below the root or a unit, page by page.</summary>
internal abstract record ParentPageRequest : PageRequest
{
    [Required]
    [Length(0, 100)]
    [Pattern(OrganizationPatterns.ParentId)]
    public string ParentId { get; init; } = null!;
}
