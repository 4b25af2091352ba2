using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal interface IServiceRequest
{
    string ServicePrincipal { get; }
}

internal abstract record ServiceRequest : IServiceRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(OrganizationPatterns.ServicePrincipal)]
    public string ServicePrincipal { get; init; } = null!;
}

internal static class ServicePrincipals
{
    /// <summary>Services are named as AWS names them, whichever there are.</summary>
    public static Refusal? FindProblem(IServiceRequest request) =>
        request.ServicePrincipal.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            ? null
            : OrganizationRefusals.Invalid("UNRECOGNIZED_SERVICE_PRINCIPAL", "You specified an unrecognized service principal.");
}
