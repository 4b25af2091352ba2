using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gatehouse.Server.Tests.Web;

/// <summary>The page shell alone, around endpoints that a test makes.</summary>
internal sealed class ShellHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ShellHost(WebApplication app) => _app = app;

    public HttpClient Client { get; private init; } = null!;

    public static async Task<ShellHost> StartAsync(Action<WebApplication>? map = null, ILoggerProvider? log = null, string brand = "Gatehouse", string publicUrl = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 100_000);
        builder.Configuration.AddInMemoryCollection([new("Gatehouse:Brand:Name", brand), new("Gatehouse:PublicUrl", publicUrl)]);
        builder.Logging.ClearProviders();
        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSettings<PlaceOptions>();
        builder.Services.AddSettings<BrandOptions>();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        WebRoom.Add(builder.Services);
        var app = builder.Build();
        app.UseWeb();
        map?.Invoke(app);
        WebRoom.Map(app);
        await app.StartAsync();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return new(app) { Client = client };
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
