using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Scim;

internal static class ScimRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<ScimOptions>();
        services.AddSingleton<ScimLimits>();
        services.AddSingleton<ScimUsers>();
        services.AddSingleton<ScimGroups>();
        services.AddSingleton<ScimEndpoint>();
    }

    public static void Map(WebApplication app) => app.Map("/{tenant}/scim/v2/{**path}", static (HttpContext context, string tenant, string? path) =>
        context.RequestServices.GetRequiredService<ScimEndpoint>().HandleAsync(context, tenant, path ?? ""));
}
