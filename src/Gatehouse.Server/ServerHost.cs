using Gatehouse.Server.Doors.Health;
using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Logging;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Gatehouse.Server;

/// <summary>Puts the rooms into one web application and brings it up in a fixed order.</summary>
internal static class ServerHost
{
    /// <summary>Everything wired, nothing started.</summary>
    /// <param name="settings">Settings in configuration form, such as <c>Gatehouse:Region</c>; they win over files and the environment.</param>
    /// <param name="defaults">What a verb wants other than the records have it; everything else wins over them.</param>
    /// <param name="file">A settings file; it wins over appsettings.json and yields to the environment.</param>
    /// <param name="quiet">For verbs whose standard output is their answer.</param>
    public static WebApplication Build(
        IEnumerable<KeyValuePair<string, string?>> settings,
        Action<IServiceCollection>? replace = null,
        IEnumerable<KeyValuePair<string, string?>>? defaults = null,
        string? file = null,
        bool quiet = false)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
        });
        SettingsSources.Compose(builder.Configuration, defaults ?? [], file, settings);
        ServerLogging.Configure(builder.Logging, builder.Configuration, quiet);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        Rooms.Add(builder.Services);
        replace?.Invoke(builder.Services);

        return builder.Build();
    }

    /// <summary>Judges the settings, checks the key, brings the database up to date, and only then listens.</summary>
    /// <exception cref="SettingsException">A setting or the key file is wrong.</exception>
    /// <exception cref="SchemaException">The database does not fit.</exception>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellation = default)
    {
        WebRoom.DescribePagesAside(app.Services);
        await PrepareAsync(app.Services, cancellation);

        // Only now: a room that maps its routes may want its key or its settings, and neither is made or believed before it was judged.
        Rooms.Map(app);
        app.Urls.Clear();
        foreach (var url in app.Services.GetRequiredService<PlaceOptions>().Urls)
        {
            app.Urls.Add(url);
        }

        if (app.Services.GetRequiredService<MetricsOptions>() is { Port: > 0 } metrics)
        {
            app.Urls.Add(metrics.Url);
        }

        await app.StartAsync(cancellation);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        app.Services.GetRequiredService<PublicAddress>().ListensOn(addresses.First());
    }

    private static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        services.GetRequiredService<SettingsCatalogue>().JudgeAll();
        ListeningRules.Judge(services);
        services.GetRequiredService<PasskeyParty>().Judge();
        services.GetRequiredService<ServerLock>().Take();
        var migrator = services.GetRequiredService<Migrator>();
        if (services.GetRequiredService<StorageOptions>().MigrateAtStart)
        {
            await migrator.MigrateAsync(cancellation);
        }
        else if (await migrator.FindPendingAsync(cancellation) is { Count: > 0 } pending)
        {
            throw new SchemaException($"The database lacks {pending.Count} steps, the first is {pending[0].Name}. Run 'gatehouse migrate'.");
        }

        await services.GetRequiredService<KeyGuard>().CheckAsync(cancellation);
        await services.GetRequiredService<RestoreMarkStore>().HonourAsync(cancellation);
        if (await SchemaCheck.FindDifferencesAsync(services.GetRequiredService<Database>(), cancellation) is { Count: > 0 } differences)
        {
            throw new SchemaException($"The database is not as the migrations make it: {string.Join("; ", differences.Take(5))}. Restore a backup, or undo what was changed by hand.");
        }
    }
}
