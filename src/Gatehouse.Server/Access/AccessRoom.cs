namespace Gatehouse.Server.Access;

internal static class AccessRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OperationRunner>();
    }
}
