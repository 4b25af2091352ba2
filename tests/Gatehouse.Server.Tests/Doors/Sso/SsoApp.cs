using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Server.Tests.Doors.Sso;

/// <summary>An answer of one of the two services; <see cref="Type"/> is what clients branch on.</summary>
internal sealed record SsoReply(int Status, string? Type, JsonNode? Body)
{
    public string Text(string name) => Body![name]!.GetValue<string>();

    public SsoReply ShouldBeGood()
    {
        Status.ShouldBe(200, Body?.ToJsonString());
        return this;
    }

    public SsoReply ShouldBe(string type, int status = 400)
    {
        (Type, Status).ShouldBe((type, status), Body?.ToJsonString());
        return this;
    }
}

/// <summary>What the AWS CLI does for <c>aws sso login</c>, in the hands of a test that may do it wrong.</summary>
internal sealed partial class SsoApp : IDisposable
{
    public const string Callback = "http://127.0.0.1:41343/oauth/callback";
    public const string RegisteredCallback = "http://127.0.0.1/oauth/callback";
    public const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    private readonly HttpClient client;

    public SsoApp(GatehouseHost host, WorkforceDirectory directory)
    {
        client = new HttpClient { BaseAddress = host.Origin };
        Directory = directory;
        Verifier = host.Get<SecretSource>().Token(48);
    }

    public WorkforceDirectory Directory { get; }

    public string Verifier { get; }

    public string ClientId { get; private set; } = "";

    public string ClientSecret { get; private set; } = "";

    /// <summary>Where the program seems to run; only believed with a trusted proxy.</summary>
    public string? From { get; set; }

    /// <summary>Registers as the CLI does for PKCE.</summary>
    public async Task<SsoApp> RegisterAsync(params string[] scopes)
    {
        var reply = await PostAsync("/client/register", new JsonObject
        {
            ["clientName"] = "botocore-client-corp",
            ["clientType"] = "public",
            ["scopes"] = new JsonArray([.. (scopes.Length > 0 ? scopes : ["sso:account:access"]).Select(static each => (JsonNode)each)]),
            ["grantTypes"] = new JsonArray("authorization_code", "refresh_token", DeviceGrant),
            ["redirectUris"] = new JsonArray(RegisteredCallback),
            ["issuerUrl"] = Directory.StartUrl,
        });
        return Keep(reply);
    }

    /// <summary>Registers as the CLI does for a profile without a session: by name alone.</summary>
    public async Task<SsoApp> RegisterLegacyAsync() =>
        Keep(await PostAsync("/client/register", new JsonObject { ["clientName"] = "botocore-client-1", ["clientType"] = "public" }));

    public string AuthorizePath(string? client = null, string redirect = Callback, string method = "S256", string? challenge = null, string scopes = "sso:account:access") =>
        $"/authorize?response_type=code&client_id={Uri.EscapeDataString(client ?? ClientId)}&redirect_uri={Uri.EscapeDataString(redirect)}&state=a-state"
        + $"&code_challenge_method={method}&scopes={Uri.EscapeDataString(scopes)}&code_challenge={challenge ?? PkceChallenge.Of(Verifier)}";

    /// <summary>The person at the browser agrees; gives the code.</summary>
    public async Task<string> ObtainCodeAsync(TestBrowser browser)
    {
        await browser.OpenAsync(AuthorizePath());
        var (action, fields) = browser.Prepare(("SessionId", SessionOf(browser)));
        using var answer = await browser.SendAsync(new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
        answer.Headers.Location.ShouldNotBeNull(await answer.Content.ReadAsStringAsync());
        answer.Headers.Location.OriginalString.ShouldStartWith(Callback + "?code=");
        return Uri.UnescapeDataString(Code().Match(answer.Headers.Location.Query).Groups[1].Value);
    }

    public Task<SsoReply> RedeemAsync(string code, string? verifier = null, string redirect = Callback) => PostAsync("/token", new JsonObject
    {
        ["grantType"] = "authorization_code",
        ["clientId"] = ClientId,
        ["clientSecret"] = ClientSecret,
        ["redirectUri"] = redirect,
        ["codeVerifier"] = verifier ?? Verifier,
        ["code"] = code,
    });

    public Task<SsoReply> StartDeviceAsync(string? startUrl = null) => PostAsync("/device_authorization", new JsonObject
    {
        ["clientId"] = ClientId,
        ["clientSecret"] = ClientSecret,
        ["startUrl"] = startUrl ?? Directory.StartUrl,
    });

    public Task<SsoReply> PollAsync(string deviceCode) => PostAsync("/token", new JsonObject
    {
        ["grantType"] = DeviceGrant,
        ["clientId"] = ClientId,
        ["clientSecret"] = ClientSecret,
        ["deviceCode"] = deviceCode,
    });

    public Task<SsoReply> RefreshAsync(string token) => PostAsync("/token", new JsonObject
    {
        ["grantType"] = "refresh_token",
        ["clientId"] = ClientId,
        ["clientSecret"] = ClientSecret,
        ["refreshToken"] = token,
    });

    /// <summary>A whole sign-in by PKCE.</summary>
    public async Task<SsoReply> LogInAsync(TestBrowser browser) => (await RedeemAsync(await ObtainCodeAsync(browser))).ShouldBeGood();

    public Task<SsoReply> PortalAsync(string path, string? token, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("x-amz-sso_bearer_token", token);
        }

        return SendAsync(request);
    }

    public Task<SsoReply> PostAsync(string path, JsonNode body) => SendAsync(new(HttpMethod.Post, path) { Content = JsonContent.Create(body) });

    public async Task<SsoReply> SendAsync(HttpRequestMessage request)
    {
        if (From is not null)
        {
            request.Headers.Add("X-Forwarded-For", From);
            request.Headers.Add("X-Forwarded-Proto", "https");
        }

        using var response = await client.SendAsync(request);
        request.Dispose();
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : null;
        return new((int)response.StatusCode, type, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    public static string SessionOf(TestBrowser browser) => Session().Match(browser.Html).Groups[1].Value;

    public void Dispose() => client.Dispose();

    private SsoApp Keep(SsoReply reply)
    {
        reply.ShouldBeGood();
        (ClientId, ClientSecret) = (reply.Text("clientId"), reply.Text("clientSecret"));
        return this;
    }

    [GeneratedRegex("name=\"SessionId\" value=\"([^\"]+)\"")]
    private static partial Regex Session();

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex Code();
}
