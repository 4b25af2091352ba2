using Gatehouse.Server.Access.Authorization.Simulating;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Access.Authorization;

internal static class AuthorizationRoom
{
    private const string Iam = "iam";

    public static void Add(IServiceCollection services)
    {
        services.AddSettings<AccessOptions>();
        services.AddSingleton<ParsedPolicies>();
        services.AddSingleton<ControlPolicies>();
        services.AddSingleton<RequestContext>();
        services.AddSingleton<PolicyDecisions>();
        services.AddSingleton<EncodedDenials>();
        services.AddSingleton<Authorizer>();

        services.AddSingleton<SimulationSetup>();
        services.AddOperation<GetContextKeysForCustomPolicy>(Iam);
        services.AddOperation<GetContextKeysForPrincipalPolicy>(Iam);
        services.AddOperation<SimulateCustomPolicy>(Iam);
        services.AddOperation<SimulatePrincipalPolicy>(Iam);
    }
}
