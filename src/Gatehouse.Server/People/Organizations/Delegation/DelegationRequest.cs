using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal abstract record DelegationRequest : MemberRequest, IServiceRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(OrganizationPatterns.ServicePrincipal)]
    public string ServicePrincipal { get; init; } = null!;
}
