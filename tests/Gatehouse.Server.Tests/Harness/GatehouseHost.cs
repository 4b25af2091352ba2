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

    private GatehouseHost(WebApplication app, TestDatabase database, TestClock clock) => (this.app, this.database, Clock) = (app, database, clock);

    public TestClock Clock { get; }

    public Uri Origin => Get<PublicAddress>().Origin;

    public string DataDirectory => database.Directory;

    public Database Database => Get<Database>();

    /// <param name="settings">Pairs such as <c>("SignIn:Challenge", "off")</c>, below <c>Gatehouse</c>.</param>
    public static async Task<GatehouseHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.WithTablesAsync();
        var clock = new TestClock();
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
        return new(app, database, clock);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        database.Dispose();
    }
}
