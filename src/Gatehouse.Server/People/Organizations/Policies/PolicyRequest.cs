using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Organizations.Policies;

internal abstract record PolicyRequest
{
    [Required]
    [Length(0, 130)]
    [Pattern(OrganizationPatterns.PolicyId)]
    public string PolicyId { get; init; } = null!;
}
