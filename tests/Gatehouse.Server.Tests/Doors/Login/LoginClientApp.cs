using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.Doors.Login;

/// <summary>What the AWS CLI does for <c>aws login</c>, in the hands of a test that may do it wrong.</summary>
internal sealed partial class LoginClientApp : IDisposable
{
    public const string SameDevice = "arn:aws:signin:::devtools/same-device";
    public const string Callback = "http://127.0.0.1:41343/oauth/callback";

    private readonly GatehouseHost host;
    private readonly HttpClient client;

    public LoginClientApp(GatehouseHost host)
    {
        this.host = host;
        client = new HttpClient { BaseAddress = host.Origin };
        Verifier = host.Get<SecretSource>().Token(48);
    }

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Verifier { get; }

    public string AuthorizePath => AuthorizeWith();

    public string AuthorizeWith(string client = SameDevice, string redirect = Callback, string challengeMethod = "SHA-256", string? challenge = null, string state = "a-state") =>
        $"/v1/authorize?response_type=code&client_id={Uri.EscapeDataString(client)}&state={state}&code_challenge_method={challengeMethod}"
        + $"&scope=openid&redirect_uri={Uri.EscapeDataString(redirect)}&code_challenge={challenge ?? PkceChallenge.Of(Verifier)}";

    /// <summary>The person at the browser chooses their session; gives the code.</summary>
    public async Task<string> ObtainCodeAsync(ConsoleBrowser browser)
    {
        var (_, html) = await browser.GetAsync(AuthorizePath);
        var (_, location, _) = await browser.PostAsync(AuthorizePath, AuthorizePath, ("SessionId", Session().Match(html).Groups[1].Value));
        return Uri.UnescapeDataString(Code().Match(location!.Query).Groups[1].Value);
    }

    public static JsonObject CodeBody(string code, string verifier, string redirect = Callback, string client = SameDevice) => new()
    {
        ["clientId"] = client,
        ["grantType"] = "authorization_code",
        ["code"] = code,
        ["codeVerifier"] = verifier,
        ["redirectUri"] = redirect,
    };

    public static JsonObject RefreshBody(string token, string client = SameDevice) =>
        new() { ["clientId"] = client, ["grantType"] = "refresh_token", ["refreshToken"] = token };

    public Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(JsonObject body) => SendAsync(body.ToJsonString(), Proof());

    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(string body, params string[] proofs)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/token") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var proof in proofs)
        {
            request.Headers.TryAddWithoutValidation("DPoP", proof);
        }

        using var response = await client.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public string Proof(ECDsa? key = null, string? id = null, string? address = null, TimeSpan late = default)
    {
        var signer = key ?? Key;
        var point = EcPublicKey.Of(signer);
        return CompactJws.Write(
            new() { ["typ"] = "dpop+jwt", ["alg"] = "ES256", ["jwk"] = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = point.X, ["y"] = point.Y } },
            new()
            {
                ["htm"] = "POST",
                ["htu"] = address ?? new Uri(host.Origin, "/v1/token").AbsoluteUri,
                ["iat"] = (host.Clock.GetUtcNow() - late).ToUnixTimeSeconds(),
                ["jti"] = id ?? host.Get<SecretSource>().Token(12),
            },
            signer);
    }

    public void Dispose()
    {
        client.Dispose();
        Key.Dispose();
    }

    [GeneratedRegex("name=\"SessionId\" value=\"([^\"]+)\"")]
    private static partial Regex Session();

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex Code();
}
