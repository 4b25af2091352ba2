using System.CommandLine;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Doors.Terminal;

internal static class ServeVerb
{
    public static Command Describe()
    {
        var verb = new Command("serve", "Run the server until it is stopped (Ctrl-C or SIGTERM).") { InstallationOptions.Urls };
        verb.SetAction(static (parsed, cancellation) => RunAsync(parsed, cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var app = ServerHost.Build(InstallationOptions.Read(parsed), file: parsed.GetValue(InstallationOptions.SettingsFile));
        await ServerHost.StartAsync(app, cancellation);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Gatehouse");
        foreach (var key in SettingsSources.FindUnknown(app.Configuration, app.Services.GetRequiredService<SettingsCatalogue>()))
        {
            log.LogWarning("The setting {Key} is not known and has no effect; see 'gatehouse settings'", key);
        }

        log.LogInformation("Gatehouse answers at {Address}", app.Services.GetRequiredService<PublicAddress>().Origin);
        await FirstAccount.OfferAsync(app.Services, parsed.InvocationConfiguration.Output, cancellation);
        _ = StartupGarbage.CollectSoonAsync(app.Services.GetRequiredService<TimeProvider>(), app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(cancellation);
        log.LogInformation("Gatehouse has stopped");
        return 0;
    }
}
