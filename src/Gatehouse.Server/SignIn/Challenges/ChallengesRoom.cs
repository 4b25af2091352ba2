using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.SignIn.Challenges;

internal static class ChallengesRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SecurityChecks>();
        services.AddSingleton(new PerishableTable("challenges"));
        services.AddSingleton(new SealedColumn("challenges", "id", "sealed_text", SecurityChecks.Purpose));
        services.AddSingleton<IUpkeep, ChallengeUpkeep>();
    }

    public static void Map(WebApplication app)
    {
        app.MapGet("/security-check/{id}.png", (string id, HttpContext context, SecurityChecks checks, NetworkLimits limits) =>
            ServeAsync(context, limits, "image/png", () => checks.DrawAsync(id, context.RequestAborted)));
        app.MapGet("/security-check/{id}.wav", (string id, HttpContext context, SecurityChecks checks, NetworkLimits limits) =>
            ServeAsync(context, limits, "audio/wav", () => checks.SpeakAsync(id, context.RequestAborted)));
    }

    private static async Task<IResult> ServeAsync(HttpContext context, NetworkLimits limits, string type, Func<Task<byte[]?>> make)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!limits.TryPass("security-check", context))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return await make() is { } bytes ? Results.Bytes(bytes, type) : Results.NotFound();
    }
}

internal sealed class ChallengeUpkeep(Database database) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(session => ChallengeStore.DeleteExpiredAsync(session, now.ToUnixTimeMilliseconds()), cancellation);
}
