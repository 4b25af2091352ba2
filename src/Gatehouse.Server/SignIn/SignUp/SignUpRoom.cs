using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.SignIn.SignUp;

internal static class SignUpRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<SignUpOptions>();
        services.AddSingleton<SignUpLookup>();
        services.AddSingleton<SignUpLetters>();
        services.AddSingleton<SignUpEffects>();
        services.AddSingleton<SignUpStart>();
        services.AddSingleton<SignUpFlow>();
        services.AddSingleton<RootPasswordChoice>();
        services.AddSingleton<SignUpFormFailures>();
        services.Configure<MvcOptions>(static mvc => mvc.Filters.AddService<SignUpFormFailures>());
        services.AddSingleton<IUpkeep, SignUpUpkeep>();
    }
}

internal sealed class SignUpUpkeep(Database database) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(session => SignUpStore.DeleteExpiredAsync(session, now.ToUnixTimeMilliseconds()), cancellation);
}
