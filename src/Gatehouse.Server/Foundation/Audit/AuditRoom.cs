namespace Gatehouse.Server.Foundation.Audit;

internal static class AuditRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton<AuditTrail>();
}
