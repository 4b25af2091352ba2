namespace Gatehouse.Server.Foundation.Audit;

internal static class AuditRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<AuditQueue>();
        services.AddHostedService(static provider => provider.GetRequiredService<AuditQueue>());
        services.AddSingleton<AuditTrail>();
    }
}
