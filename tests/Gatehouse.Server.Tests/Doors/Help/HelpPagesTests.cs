using System.Net;
using System.Text.Json;
using Gatehouse.Server.Doors.Help;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Help;

public sealed class HelpPagesTests
{
    [Fact]
    public async Task Every_help_page_opens_and_shows_its_title()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = Browser(host);

        foreach (var topic in Topics.All(host.Get<TopicLibrary>()))
        {
            var answer = await browser.GetAsync("/help/" + topic.Slug);
            var page = await answer.Content.ReadAsStringAsync();

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, topic.Slug);
            page.ShouldContain($"<h1>{WebUtility.HtmlEncode(topic.Title).Replace("&#39;", "&#x27;")}</h1>");
        }

        (await browser.GetAsync("/help")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/help/endpoints")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/help/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_front_page_tells_every_kind_of_user_their_address()
    {
        await using var host = await GatehouseHost.StartAsync(("PublicUrl", "https://signin.example:9000"), ("Brand:Name", "Stadtwerke Login"));
        using var browser = Browser(host);

        var page = await browser.GetStringAsync("/");

        page.ShouldContain("How do you sign in?");
        page.ShouldContain("Stadtwerke Login");
        page.ShouldContain("https://signin.example:9000/signin/111122223333");
        page.ShouldContain("https://signin.example:9000/start/d-xxxxxxxxxx");
        foreach (var name in new[] { "Root user", "IAM user", "Workforce user", "Federated identity", "Builder ID" })
        {
            page.ShouldContain($"<h2>{name}</h2>");
        }
    }

    [Fact]
    public async Task The_addresses_are_the_same_for_people_and_for_programs()
    {
        await using var host = await GatehouseHost.StartAsync(("PublicUrl", "https://signin.example"), ("Domain", "corp.example"), ("Region", "eu-north-1"));
        using var browser = Browser(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/help/endpoints");
        request.Headers.Accept.ParseAdd("application/json");
        browser.DefaultRequestHeaders.Accept.Clear();

        var negotiated = await (await browser.SendAsync(request)).Content.ReadAsStringAsync();
        var json = await browser.GetStringAsync("/help/endpoints.json");
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var page = await browser.GetStringAsync("/help/endpoints");

        negotiated.ShouldBe(json);
        var root = JsonDocument.Parse(json).RootElement;
        root.GetProperty("publicUrl").GetString().ShouldBe("https://signin.example");
        root.GetProperty("region").GetString().ShouldBe("eu-north-1");
        foreach (var address in root.GetProperty("addresses").EnumerateArray())
        {
            page.ShouldContain(address.GetProperty("url").GetString()!);
        }

        foreach (var sender in root.GetProperty("mailSenders").EnumerateArray())
        {
            page.ShouldContain(sender.GetString()!);
        }

        json.ShouldContain("https://{account}.signin.corp.example/console");
    }

    [Fact]
    public async Task The_addresses_come_from_the_settings_and_not_from_a_forged_host()
    {
        await using var host = await GatehouseHost.StartAsync(("PublicUrl", "https://signin.example"));
        using var browser = Browser(host);
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        foreach (var name in new[] { null, "evil.example" })
        {
            browser.DefaultRequestHeaders.Host = name;
            foreach (var path in new[] { "/", "/help/sign-in-addresses", "/help/endpoints", "/help/endpoints.json" })
            {
                var answer = await browser.GetAsync(path);
                (answer.Headers.ToString() + await answer.Content.ReadAsStringAsync()).ShouldNotContain("evil.example");
            }
        }
    }

    private static HttpClient Browser(GatehouseHost host)
    {
        var address = host.Get<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First();
        var browser = new HttpClient { BaseAddress = new Uri(address) };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return browser;
    }
}
