using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>A load balancer at its worst: every request goes to another node than the one before.</summary>
internal sealed class AlternatingProxy : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private int turn;

    private AlternatingProxy(WebApplication app) => this.app = app;

    public IReadOnlyList<Uri> Nodes { get; set; } = [];

    /// <summary>As people and clients know the installation.</summary>
    public string Origin { get; private set; } = "";

    public static async Task<AlternatingProxy> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = new AlternatingProxy(builder.Build());
        proxy.app.Run(proxy.PassAsync);
        await proxy.app.StartAsync();
        var port = new Uri(proxy.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        proxy.Origin = $"http://localhost:{port}";
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var node = Nodes[Interlocked.Increment(ref turn) % Nodes.Count];
        using var request = new HttpRequestMessage(new(context.Request.Method), new Uri(node, context.Request.Path + context.Request.QueryString.Value));
        if (HttpMethods.IsPost(context.Request.Method))
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(static each => each.Key is not "Transfer-Encoding"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        using var answer = await client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(static each => each.Key is not "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
