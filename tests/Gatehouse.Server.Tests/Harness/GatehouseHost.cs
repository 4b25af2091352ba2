using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>The whole server on a loopback port of its own, with a fresh database and a clock that the test moves.</summary>
internal sealed class GatehouseHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TestDatabase database;
    private readonly bool isFirst;

    private GatehouseHost(WebApplication app, TestDatabase database, TestClock clock, bool isFirst) =>
        (this.app, this.database, Clock, this.isFirst) = (app, database, clock, isFirst);

    public TestClock Clock { get; }

    public Uri Origin => Get<PublicAddress>().Origin;

    /// <summary>Where it listens itself, whatever its public address is.</summary>
    public Uri Listening => new(app.Urls.First());

    public string DataDirectory => database.Directory;

    public Database Database => Get<Database>();

    /// <param name="settings">Pairs such as <c>("SignIn:Challenge", "off")</c>, below <c>Gatehouse</c>.</param>
    public static async Task<GatehouseHost> StartAsync(params (string Key, string Value)[] settings) =>
        await StartAsync(await TestDatabase.WithTablesAsync(), new TestClock(), isFirst: true, settings);

    /// <summary>Another node of the same installation: the same database and key file, and a port of its own. Dispose of it first.</summary>
    public Task<GatehouseHost> StartAnotherAsync(params (string Key, string Value)[] settings) => StartAsync(database, Clock, isFirst: false, settings);

    private static async Task<GatehouseHost> StartAsync(TestDatabase database, TestClock clock, bool isFirst, (string Key, string Value)[] settings)
    {
        var all = database.Settings;
        all["Gatehouse:Urls"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
        {
            all["Gatehouse:" + key] = value;
        }

        var app = ServerHost.Build(all, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
        });
        await ServerHost.StartAsync(app);
        return new(app, database, clock, isFirst);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (isFirst)
        {
            database.Dispose();
        }
    }
}
