using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sso;

public sealed class RegistrationTests : IAsyncLifetime
{
    private SsoScene scene = null!;

    public async Task InitializeAsync() => scene = await SsoScene.StartAsync(("Domain", "id.example.com"));

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task A_registration_lasts_ninety_days_and_says_so_in_seconds()
    {
        var reply = (await scene.App.PostAsync("/client/register", Asked())).ShouldBeGood();
        var (issued, expires) = (reply.Body!["clientIdIssuedAt"]!.GetValue<long>(), reply.Body["clientSecretExpiresAt"]!.GetValue<long>());
        issued.ShouldBe(scene.Host.Clock.GetUtcNow().ToUnixTimeSeconds());
        (expires - issued).ShouldBe(90 * 24 * 3600);
        reply.Text("tokenEndpoint").ShouldEndWith("/token");
        scene.Host.Clock.Advance(TimeSpan.FromDays(90));
        (await scene.App.StartDeviceAsync()).ShouldBe("InvalidClientException", 401);
    }

    [Theory]
    [InlineData("clientType", "\"confidential\"", "InvalidClientMetadataException", "invalid_client_metadata")]
    [InlineData("clientType", "null", "InvalidRequestException", "invalid_request")]
    [InlineData("clientName", "\"\"", "InvalidRequestException", "invalid_request")]
    [InlineData("clientName", "\" \"", "InvalidClientMetadataException", "invalid_client_metadata")]
    [InlineData("clientName", "\"a\\nb\"", "InvalidClientMetadataException", "invalid_client_metadata")]
    [InlineData("clientName", "1", "InvalidRequestException", "invalid_request")]
    [InlineData("scopes", "[\"everything\"]", "InvalidScopeException", "invalid_scope")]
    [InlineData("scopes", "\"sso:account:access\"", "InvalidRequestException", "invalid_request")]
    [InlineData("scopes", "[null]", "InvalidRequestException", "invalid_request")]
    [InlineData("grantTypes", "[\"password\"]", "UnsupportedGrantTypeException", "unsupported_grant_type")]
    [InlineData("grantTypes", "[\"authorization_code\"]", "InvalidRequestException", "invalid_request")]
    [InlineData("redirectUris", "[\"https://evil.example/\"]", "InvalidRedirectUriException", "invalid_redirect_uri")]
    [InlineData("redirectUris", "[\"http://127.0.0.1 /oauth\"]", "InvalidRedirectUriException", "invalid_redirect_uri")]
    [InlineData("redirectUris", "[\"\"]", "InvalidRequestException", "invalid_request")]
    [InlineData("issuerUrl", "\"https://nobody.awsapps.com/start\"", "InvalidRequestException", "invalid_request")]
    public async Task A_registration_that_says_something_wrong_is_refused_by_its_name(string member, string json, string type, string error)
    {
        var asked = Asked();
        asked[member] = JsonNode.Parse(json);
        (await scene.App.PostAsync("/client/register", asked)).ShouldBe(type).Text("error").ShouldBe(error);
    }

    [Theory]
    [InlineData("https://corp.awsapps.com/start")]
    [InlineData("https://corp.awsapps.com/start/")]
    [InlineData("https://corp.awsapps.com/start#/")]
    [InlineData("https://CORP.awsapps.com/start/#/?tab=accounts")]
    [InlineData("https://{id}.awsapps.com/start")]
    [InlineData("https://{id}.awsapps.cn/start")]
    [InlineData("https://{id}.portal.us-east-1.app.aws")]
    [InlineData("https://{id}.us-east-1.portal.amazonaws.com/")]
    [InlineData("https://{instance}.portal.eu-central-1.app.aws")]
    [InlineData("https://identitycenter.amazonaws.com/{instance}")]
    [InlineData("https://corp.apps.id.example.com/start")]
    [InlineData("http://localhost:{port}/start/corp")]
    [InlineData("http://127.0.0.1:{port}/start/{id}")]
    [InlineData("https://localhost:18443/start")]
    public async Task Start_addresses_of_every_form_name_the_directory(string url) =>
        (await scene.App.StartDeviceAsync(Fill(url))).ShouldBeGood();

    [Theory]
    [InlineData("http://corp.awsapps.com/start")]
    [InlineData("https://corp.awsapps.com:8443/start")]
    [InlineData("https://corp.awsapps.com/other")]
    [InlineData("https://corp@evil.example/start")]
    [InlineData("https://user@corp.awsapps.com/start")]
    [InlineData("https://corp.awsapps.com.evil.example/start")]
    [InlineData("https://awsapps.com/start")]
    [InlineData("https://other.awsapps.com/start")]
    [InlineData("ftp://localhost/start/corp")]
    [InlineData("corp")]
    [InlineData("https://../start")]
    public async Task And_what_only_resembles_one_names_nothing(string url) =>
        (await scene.App.StartDeviceAsync(url)).ShouldBe("InvalidRequestException");

    [Theory]
    [InlineData("/start", 302)]
    [InlineData("/start/corp", 302)]
    [InlineData("/start/{id}", 302)]
    [InlineData("/start/{id}/", 302)]
    [InlineData("/start/nobody", 404)]
    public async Task A_start_address_that_is_asked_by_HEAD_leads_to_the_name_that_new_clients_take(string path, int status)
    {
        using var answer = await scene.Browser.SendAsync(new(HttpMethod.Head, Fill(path)));
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Headers.Location?.OriginalString.ShouldBe($"https://{scene.Directory.Id}.awsapps.com/start");
    }

    [Fact]
    public async Task The_host_form_leads_there_at_once_because_clients_follow_one_redirect()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/start");
        request.Headers.Host = "corp.apps.id.example.com";
        request.Headers.Add("X-Forwarded-For", "198.51.100.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await scene.Browser.SendAsync(request);
        answer.Headers.Location!.OriginalString.ShouldBe($"https://{scene.Directory.Id}.awsapps.com/start");
    }

    [Theory]
    [InlineData("/client/register")]
    [InlineData("/device_authorization")]
    [InlineData("/token")]
    public async Task Rubbish_gets_a_clear_error_and_never_a_failure(string path)
    {
        string[] bodies =
        [
            "", "null", "[]", "{", "\"x\"", "{\"clientId\":1}", "{\"clientId\":\"\\ud800\"}", "{\"clientId\":\"a\",\"clientId\":\"b\"}",
            new string('[', 10_000), $"{{\"clientId\":\"{new string('a', 70_000)}\"}}", "{\"clientId\":{\"a\":[]}}", "{\"clientId\":\"a\\u0000b\",\"clientSecret\":\"x\\u0000\"}",
            $"{{\"clientId\":\"{new string('a', 5000)}\",\"clientSecret\":\"x\",\"grantType\":\"refresh_token\"}}",
        ];
        foreach (var body in bodies)
        {
            var reply = await scene.App.SendAsync(new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
            reply.ShouldBe("InvalidRequestException");
        }
    }

    [Fact]
    public async Task A_text_with_NUL_is_refused_like_any_other_unknown_client()
    {
        var body = new JsonObject { ["clientId"] = "a\0b", ["clientSecret"] = "x\0", ["grantType"] = "refresh_token", ["refreshToken"] = "a\0" };
        (await scene.App.PostAsync("/token", body)).Status.ShouldBeInRange(400, 499);
        await scene.Browser.OpenAsync("/authorize?client_id=a%00b");
        ((int)scene.Browser.Status).ShouldBeInRange(400, 499);
    }

    [Fact]
    public async Task One_network_cannot_register_without_end()
    {
        await using var small = await SsoScene.StartAsync(("Limits:Burst", "5"), ("Limits:PerMinute", "1"));
        var replies = new List<SsoReply>();
        for (var count = 0; count < 6; count++)
        {
            replies.Add(await small.App.PostAsync("/client/register", Asked()));
        }

        replies[^1].ShouldBe("SlowDownException").Text("error").ShouldBe("slow_down");
    }

    private static JsonObject Asked() => new()
    {
        ["clientName"] = "a-client",
        ["clientType"] = "public",
        ["scopes"] = new JsonArray("sso:account:access"),
        ["extra"] = "ignored",
    };

    private string Fill(string url) => url
        .Replace("{id}", scene.Directory.Id, StringComparison.Ordinal)
        .Replace("{instance}", scene.Directory.InstanceId, StringComparison.Ordinal)
        .Replace("{port}", scene.Host.Origin.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
