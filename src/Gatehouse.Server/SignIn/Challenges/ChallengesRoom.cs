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
        // Delegates of requests alone: for any other signature the framework compiles expressions at every start.
        app.MapGet("/security-check/{id}.png", static context => ServeAsync(context, "image/png", DrawAsync));
        app.MapGet("/security-check/{id}.wav", static context => ServeAsync(context, "audio/wav", SpeakAsync));
    }

    private static Task<byte[]?> DrawAsync(SecurityChecks checks, string id, CancellationToken cancellation) => checks.DrawAsync(id, cancellation);

    private static Task<byte[]?> SpeakAsync(SecurityChecks checks, string id, CancellationToken cancellation) => checks.SpeakAsync(id, cancellation);

    private static async Task ServeAsync(HttpContext context, string type, Func<SecurityChecks, string, CancellationToken, Task<byte[]?>> make)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!context.RequestServices.GetRequiredService<NetworkLimits>().TryPass("security-check", context))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        var made = await make(context.RequestServices.GetRequiredService<SecurityChecks>(), (string)context.GetRouteValue("id")!, context.RequestAborted);
        await (made is { } bytes ? Results.Bytes(bytes, type) : Results.NotFound()).ExecuteAsync(context);
    }
}

internal sealed class ChallengeUpkeep(Database database) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(session => ChallengeStore.DeleteExpiredAsync(session, now.ToUnixTimeMilliseconds()), cancellation);
}
