using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gatehouse.Server.Tests.Foundation.Phones;

internal sealed record Posted(string Path, string Body, string Signature, string Id, string ContentType);

/// <summary>The operator's gateway, on a loopback port of its own: it keeps what it is given and answers as the test says.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-gateway-0123456789";

    private readonly WebApplication app;

    private TestGateway(WebApplication app) => this.app = app;

    public ConcurrentQueue<Posted> Posts { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = static _ => Task.CompletedTask;

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/send?key=in-the-address";

    public (string Key, string Value)[] Settings => [("Phone:Webhook:Url", Url), ("Phone:Webhook:Secret", Secret)];

    public static async Task<TestGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var gateway = new TestGateway(app);
        app.Run(gateway.TakeAsync);
        await app.StartAsync();
        return gateway;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Posts.Enqueue(new(
            context.Request.Path,
            body,
            context.Request.Headers["Gatehouse-Signature"].ToString(),
            context.Request.Headers["Gatehouse-Message-Id"].ToString(),
            context.Request.ContentType ?? ""));
        await Answer(context);
    }
}
