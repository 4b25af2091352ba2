using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gatehouse.Benchmarks.Load;

/// <summary>One line of text over HTTP and nothing else.</summary>
internal static class BareKestrel
{
    public const string Verb = "bare-kestrel";

    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(static context => context.Response.WriteAsync("Hello"));
        await app.RunAsync(url);
    }
}
