using Gatehouse.Server.Foundation.Network;

namespace Gatehouse.Server.Doors.Health;

internal static class HealthAnswers
{
    /// <summary>The process answers; whoever restarts processes asks this.</summary>
    public static Task LiveAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, "live\n");

    /// <summary>Requests may be sent here; whoever balances load asks this. The parts that fail are named, the reasons are in the log.</summary>
    public static async Task ReadyAsync(HttpContext context)
    {
        var failed = await context.RequestServices.GetRequiredService<Readiness>().FindFailureAsync(context.RequestAborted);
        await (failed is null
            ? WriteAsync(context, StatusCodes.Status200OK, "ready\n")
            : WriteAsync(context, StatusCodes.Status503ServiceUnavailable, $"not ready: {failed}\n"));
    }

    public static Task MetricsForThisMachineAsync(HttpContext context)
    {
        if (DirectLoopback.Is(context))
        {
            return MetricsAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public static Task MetricsAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status200OK, PrometheusWriter.Write(context.RequestServices.GetRequiredService<MetricsListener>().Collect()));

    private static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
