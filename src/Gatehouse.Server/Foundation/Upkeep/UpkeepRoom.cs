namespace Gatehouse.Server.Foundation.Upkeep;

internal static class UpkeepRoom
{
    public static void Add(IServiceCollection services) => services.AddHostedService<UpkeepLoop>();
}
