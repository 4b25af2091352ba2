namespace Gatehouse.Server.Access.Providers;

internal static class ProvidersRoom
{
    public static void Add(IServiceCollection services)
    {
    }
}
