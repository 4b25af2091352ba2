using System.Net;
using System.Text.Json;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.Tests.Harness;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Factors.Passkeys;

public sealed class RelyingPartyTests
{
    [Theory]
    [InlineData("https://signin.example.com", "", "", "signin.example.com")]
    [InlineData("https://signin.example.com:8443", "", "example.com", "example.com")]
    [InlineData("http://localhost:8080", "", "", "localhost")]
    [InlineData("https://sso.example.org", "corp.example", "signin.corp.example", "signin.corp.example")]
    [InlineData("https://sso.example.org", "corp.example", "corp.example", "corp.example")]
    public void The_id_is_the_host_of_the_public_address_or_a_parent_or_a_host_of_the_domain(string publicUrl, string domain, string setting, string id)
    {
        var (options, place) = (new PasskeyOptions { RelyingPartyId = setting }, new PlaceOptions { PublicUrl = publicUrl, Domain = domain });
        RelyingPartyRules.Problems(options, place, new(publicUrl)).ShouldBeEmpty();
        RelyingPartyRules.IdOf(options, new(publicUrl)).ShouldBe(id);
    }

    [Theory]
    [InlineData("https://signin.example.com", "", "example.org")]
    [InlineData("https://signin.example.com", "", "com")]
    [InlineData("https://signin.example.com", "", "ample.com")]
    [InlineData("https://signin.example.com", "", "other.signin.example.com")]
    [InlineData("https://sso.example.org", "corp.example", "shop.corp.example")]
    [InlineData("http://localhost", "corp.example", "signin.corp.example")]
    public async Task An_id_that_no_browser_would_take_stops_the_start_with_a_sentence(string publicUrl, string domain, string setting)
    {
        var refused = await Should.ThrowAsync<SettingsException>(() => GatehouseHost.StartAsync(
            ("PublicUrl", publicUrl), ("Domain", domain), ("Passkeys:RelyingPartyId", setting), ("Proxies:Trusted", "127.0.0.1")));
        refused.Problems.ShouldHaveSingleItem().ShouldContain($"Gatehouse:Passkeys:RelyingPartyId is {setting}, but Gatehouse:PublicUrl is at {new Uri(publicUrl).Host}");
    }

    [Fact]
    public async Task Related_origins_are_told_where_there_is_a_domain_and_nowhere_else()
    {
        await using var host = await GatehouseHost.StartAsync(("PublicUrl", "https://sso.example.org"), ("Domain", "corp.example"), ("Proxies:Trusted", "127.0.0.1"));
        var listening = host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, listening + "/.well-known/webauthn");
        request.Headers.Host = "signin.corp.example";
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var told = await client.SendAsync(request);
        told.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        JsonDocument.Parse(await told.Content.ReadAsStringAsync()).RootElement.GetProperty("origins").EnumerateArray().Select(static each => each.GetString())
            .ShouldBe(["https://sso.example.org", "https://console.corp.example", "https://signin.corp.example", "https://profile.corp.example"]);
        host.Get<PasskeyParty>().Get().Origins.Count.ShouldBe(4);

        await using var alone = await GatehouseHost.StartAsync();
        using var nothing = await client.GetAsync(new Uri(alone.Origin, ".well-known/webauthn"));
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
