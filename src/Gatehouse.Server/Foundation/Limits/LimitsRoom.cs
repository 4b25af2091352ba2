using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Limits;

internal static class LimitsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<LimitOptions>();
        services.AddSingleton<NetworkLimits>();
    }
}
