namespace Gatehouse.Server.Doors.Portal;

internal static class PortalRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PortalTools>();
        services.AddSingleton<RoleOpening>();
    }
}
