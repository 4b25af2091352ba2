using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.SignIn;

internal static class SignInRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<SignInOptions>();
        services.AddSettings<ContactOptions>();
        services.AddSingleton<SignInLookup>();
        services.AddSingleton<NewPasswordWords>();
        services.AddSingleton<AgedPasswords>();
        services.AddSingleton<HandedPasswords>();
        services.AddSingleton<DeviceCodes>();
        services.AddSingleton<PasskeyAnswers>();
        services.AddSingleton<CredentialRecords>();
        services.AddSettings<AlternativeOptions>();
        services.AddSingleton<AlternativeLookup>();
        services.AddSingleton<AlternativeChecks>();
        services.AddSingleton<AlternativeEffects>();
        services.AddSingleton<AlternativeRecords>();
        services.AddSingleton<AlternativeLetters>();
        services.AddSingleton<AlternativeCancellation>();
        services.AddSingleton<ICredentialChanged, EndRequestOnChange>();
        services.AddSingleton<SignInRecords>();
        services.AddSingleton<SignInEffects>();
        services.AddSingleton<SignInLetters>();
        services.AddSingleton<SignInMetrics>();
        services.AddSingleton<SignInFlow>();
        services.AddSingleton<StepUpFlow>();
        services.AddSingleton<DeviceEnrolments>();
        services.AddSingleton<PrintedCodes>();
        services.AddSingleton<TrustedDevices>();
        services.AddSingleton(new PerishableTable("sign_in_attempts"));
        services.AddSingleton(new PerishableTable("alternative_requests"));
        services.AddSingleton(new PerishableTable("sign_ups"));
        services.AddSingleton<RememberedSignIn>();
        services.AddSingleton<FormFailures>();
        services.Configure<MvcOptions>(static mvc => mvc.Filters.AddService<FormFailures>());
        services.AddSingleton<ICredentialChanged, EndAttemptsOnChange>();
        services.AddSingleton<IUpkeep, AttemptUpkeep>();
    }

    /// <summary>Before any address is looked at: the host alone may lead elsewhere.</summary>
    public static void Map(WebApplication app)
    {
        app.UseMiddleware<AccountHosts>();
        app.MapGet(RelatedOrigins.Path, RelatedOrigins.AnswerAsync);
    }
}

internal sealed class AttemptUpkeep(Database database) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await AttemptStore.DeleteExpiredAsync(session, now.ToUnixTimeMilliseconds());
                await AlternativeRequestStore.DeleteEndedAsync(session, now.ToUnixTimeMilliseconds());
            },
            cancellation);
}
