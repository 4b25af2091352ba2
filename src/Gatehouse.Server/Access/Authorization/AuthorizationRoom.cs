namespace Gatehouse.Server.Access.Authorization;

internal static class AuthorizationRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ParsedPolicies>();
        services.AddSingleton<RequestContext>();
        services.AddSingleton<PolicyDecisions>();
        services.AddSingleton<Authorizer>();
    }
}
