namespace Gatehouse.Server.Doors.Health;

/// <summary>
/// Requests that came in by the port of <c>Metrics:Url</c> get health and metrics and nothing else, so plain http is good enough there
/// and no page or API can be reached around https.
/// </summary>
internal sealed class MonitoringPort(RequestDelegate next, MetricsOptions options)
{
    private readonly int port = options.Port;

    public Task InvokeAsync(HttpContext context)
    {
        if (port == 0 || context.Connection.LocalPort != port)
        {
            return next(context);
        }

        switch (context.Request.Path.Value)
        {
            case "/metrics":
                return HealthAnswers.MetricsAsync(context);
            case "/health/live":
                return HealthAnswers.LiveAsync(context);
            case "/health/ready":
                return HealthAnswers.ReadyAsync(context);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }
}
