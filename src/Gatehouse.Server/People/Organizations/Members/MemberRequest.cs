using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Organizations.Members;

internal abstract record MemberRequest
{
    [Required]
    [Length(0, 12)]
    [Pattern(OrganizationPatterns.AccountId)]
    public string AccountId { get; init; } = null!;
}
