using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gatehouse.Server.Doors.Mailbox;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Tests.Foundation.Mail;
using Gatehouse.Server.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Mailbox;

public sealed class MailboxTests
{
    private static readonly string[] Addresses = ["/mailbox", "/mailbox/messages", "/mailbox/messages?to=mary@example.org"];

    [Fact]
    public async Task A_letter_is_there_as_soon_as_its_change_is()
    {
        await using var host = await GatehouseHost.StartAsync(("Mail:Mailbox", "true"));
        using var client = new HttpClient { BaseAddress = host.Origin };
        await host.PostAsync(MailRoomCase.CodeLetter(code: "111111"));
        await host.PostAsync(MailRoomCase.CodeLetter(code: "222222"));
        await host.PostAsync(MailRoomCase.CodeLetter(to: "john@example.org"));
        var messages = await client.GetFromJsonAsync<JsonElement>("/mailbox/messages?to=MARY@example.org");
        messages.EnumerateArray().Select(static message => message.GetProperty("code").GetString()).ShouldBe(["222222", "111111"]);
        var first = messages[0];
        first.EnumerateObject().Select(static property => property.Name).ShouldBe(["id", "kind", "from", "to", "subject", "text", "html", "code", "links", "at"]);
        first.GetProperty("links")[0].GetString().ShouldBe("https://signin.example.com/signup?a=1&b=2");
        first.GetProperty("from").GetString().ShouldBe("no-reply@localhost");
        first.GetProperty("at").GetDateTimeOffset().ShouldBe(host.Clock.GetUtcNow());
        (await client.GetFromJsonAsync<JsonElement>("/mailbox/messages")).GetArrayLength().ShouldBe(3);

        await host.SendAsync();
        (await host.FindRowsAsync()).ShouldAllBe(static row => row.State == MailState.Kept);
        (await client.GetFromJsonAsync<JsonElement>("/mailbox/messages")).GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task The_page_shows_letters_with_their_code_and_links_and_nothing_unescaped()
    {
        await using var host = await GatehouseHost.StartAsync(("Mail:Mailbox", "true"));
        using var client = new HttpClient { BaseAddress = host.Origin };
        (await client.GetStringAsync("/mailbox")).ShouldContain("No letter has been written yet");
        await host.PostAsync(MailRoomCase.CodeLetter() with { Subject = "<b>Bold</b>" });
        using var answer = await client.GetAsync("/mailbox");
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldNotContain("<b>Bold");
        page.ShouldContain("&lt;b&gt;Bold&lt;/b&gt;");
        page.ShouldContain("<code class=\"whole\">123456</code>");
        page.ShouldContain("href=\"https://signin.example.com/signup?a=1&amp;b=2\"");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-src 'self'");
        (await client.GetStringAsync("/mailbox?to=<script>")).ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_letter_in_its_frame_can_run_and_fetch_nothing()
    {
        await using var host = await GatehouseHost.StartAsync(("Mail:Mailbox", "true"));
        using var client = new HttpClient { BaseAddress = host.Origin };
        await host.PostAsync(MailRoomCase.CodeLetter());
        using var answer = await client.GetAsync($"/mailbox/{(await host.GetOnlyRowAsync()).Id}/html");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
        policy.ShouldContain("sandbox");
        policy.ShouldNotContain("allow-scripts");
        policy.ShouldNotContain("allow-same-origin");
        (await client.GetAsync("/mailbox/unknown/html")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Host", "gatehouse.example.com")]
    [InlineData("Host", "localhost.example.com")]
    [InlineData("Host", "169.254.169.254")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Rebound_names_and_forwarded_requests_find_no_mailbox(string header, string value)
    {
        await using var host = await GatehouseHost.StartAsync(("Mail:Mailbox", "true"));
        using var client = new HttpClient { BaseAddress = host.Origin };
        await host.PostAsync(MailRoomCase.CodeLetter(code: "424242"));
        foreach (var address in Addresses.Append($"/mailbox/{(await host.GetOnlyRowAsync()).Id}/html"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("424242");
        }
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_on_this_machine_there_is_no_mailbox()
    {
        await using var host = await GatehouseHost.StartAsync(("Mail:Mailbox", "true"), ("Proxies:Trusted", "127.0.0.1"));
        using var client = new HttpClient { BaseAddress = host.Origin };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        foreach (var address in Addresses)
        {
            (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost:8080", true)]
    [InlineData("::1", "[::1]:8080", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("203.0.113.7", "localhost", false)]
    [InlineData("127.0.0.1", "gatehouse.example.com", false)]
    [InlineData("127.0.0.1", "localhost.example.com", false)]
    [InlineData("127.0.0.1", "127.0.0.1.example.com", false)]
    [InlineData("127.0.0.1", "0.0.0.0", false)]
    [InlineData("127.0.0.1", "", false)]
    [InlineData("", "localhost", false)]
    public async Task Only_this_machine_under_a_name_of_its_own_is_let_in(string peer, string name, bool allowed)
    {
        await using var host = await GatehouseHost.StartAsync(("Mail:Mailbox", "true"));
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = peer.Length > 0 ? IPAddress.Parse(peer) : null;
        context.Request.Host = new(name);
        host.Get<MailboxGuard>().Allows(context).ShouldBe(allowed);
    }

    [Fact]
    public async Task Without_the_setting_there_is_no_mailbox()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Origin };
        foreach (var address in Addresses)
        {
            (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }
}
