using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Applications.Grants;

internal abstract record GrantRequest : ApplicationRequest
{
    [Required]
    [OneOf(ApplicationGrant.Code, ApplicationGrant.Refresh, ApplicationGrant.Bearer, ApplicationGrant.Exchange)]
    public string GrantType { get; init; } = null!;
}
