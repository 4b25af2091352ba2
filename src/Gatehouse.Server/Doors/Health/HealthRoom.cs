using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Health;

internal static class HealthRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<MetricsOptions>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<MetricsListener>();
    }

    /// <summary>First of all: the port of the monitoring network leads to nothing else.</summary>
    public static void MapOwnPort(WebApplication app) => app.UseMiddleware<MonitoringPort>();

    public static void Map(WebApplication app)
    {
        // Listens from the start, or what happened before the first scrape would be missing.
        _ = app.Services.GetRequiredService<MetricsListener>();
        app.MapGet("/health/live", HealthAnswers.LiveAsync);
        app.MapGet("/health/ready", HealthAnswers.ReadyAsync);
        app.MapGet("/metrics", HealthAnswers.MetricsForThisMachineAsync);
    }
}
