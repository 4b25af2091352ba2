using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>Somebody else's OpenID provider on this machine, whose tokens a test makes right or wrong.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private TestIssuer(WebApplication app) => this.app = app;

    public string Url { get; private set; } = "";

    /// <summary>As the setting Outside:Inside names it.</summary>
    public string Authority => new Uri(Url).Authority;

    /// <summary>What its metadata say instead of the truth.</summary>
    public string? ClaimedIssuer { get; set; }

    public string? KeysAddress { get; set; }

    /// <summary>How often its keys were asked for.</summary>
    public int Fetches { get; private set; }

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TestIssuer(builder.Build());
        issuer.app.Run(issuer.AnswerAsync);
        await issuer.app.StartAsync();
        issuer.Url = issuer.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return issuer;
    }

    /// <summary>A new key; the old one is published no more.</summary>
    public void Rotate() => key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public JsonObject Claims(DateTimeOffset now, string email = "ana@example.com") => new()
    {
        ["iss"] = Url,
        ["sub"] = "1234",
        ["aud"] = "wiki",
        ["email"] = email,
        ["jti"] = Guid.NewGuid().ToString(),
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
    };

    public string Sign(JsonObject claims, ECDsa? with = null) =>
        CompactJws.Write(new JsonObject { ["alg"] = "ES256", ["kid"] = EcPublicKey.Of(key).Thumbprint }, claims, with ?? key);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/keys")
        {
            Fetches++;
            var point = EcPublicKey.Of(key);
            return context.Response.WriteAsJsonAsync(new JsonObject
            {
                ["keys"] = new JsonArray(new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = point.Thumbprint, ["x"] = point.X, ["y"] = point.Y }),
            });
        }

        return context.Response.WriteAsJsonAsync(new JsonObject { ["issuer"] = ClaimedIssuer ?? Url, ["jwks_uri"] = KeysAddress ?? Url + "/keys" });
    }
}
