using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Mailbox;

public sealed class PhoneTests
{
    private static readonly string[] Addresses = ["/phone", "/phone/messages", "/phone/messages?to=%2B4915123456789"];

    [Fact]
    public async Task A_message_is_there_as_soon_as_its_change_is_whatever_way_its_number_is_spelt()
    {
        await using var host = await GatehouseHost.StartAsync(("Phone:Page", "true"));
        using var client = new HttpClient { BaseAddress = host.Origin };
        await PostAsync(host, "+4915123456789", "<b>111111</b> is your code.");
        await PostAsync(host, "+12065550100", "222222 is your code.");
        foreach (var spelling in new[] { "%2B4915123456789", "+49 151 23456789", "4915123456789" })
        {
            var messages = await client.GetFromJsonAsync<JsonElement>("/phone/messages?to=" + spelling);
            messages.GetArrayLength().ShouldBe(1, spelling);
            messages[0].EnumerateObject().Select(static property => property.Name).ShouldBe(["id", "kind", "way", "to", "message", "code", "at"]);
            messages[0].GetProperty("code").GetString().ShouldBe("111111");
        }

        (await client.GetFromJsonAsync<JsonElement>("/phone/messages?to=nonsense")).GetArrayLength().ShouldBe(0);
        (await client.GetFromJsonAsync<JsonElement>("/phone/messages")).GetArrayLength().ShouldBe(2);
        await host.Get<PhoneSender>().SendDueAsync();
        (await client.GetFromJsonAsync<JsonElement>("/phone/messages")).GetArrayLength().ShouldBe(2, "they stay readable");
        var page = await client.GetStringAsync("/phone");
        page.ShouldContain("Voice call");
        page.ShouldContain("&lt;b&gt;111111&lt;/b&gt;");
        page.ShouldNotContain("<b>111111");
    }

    [Theory]
    [InlineData("Host", "gatehouse.example.com")]
    [InlineData("Host", "localhost.example.com")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Rebound_names_and_forwarded_requests_find_no_phone(string header, string value)
    {
        await using var host = await GatehouseHost.StartAsync(("Phone:Page", "true"));
        using var client = new HttpClient { BaseAddress = host.Origin };
        await PostAsync(host, "+4915123456789", "424242 is your code.");
        foreach (var address in Addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("424242");
        }
    }

    [Theory]
    [InlineData]
    [InlineData("Mail:Mailbox")]
    public async Task Without_its_own_setting_there_is_no_phone_page(params string[] others)
    {
        await using var host = await GatehouseHost.StartAsync([.. others.Select(static each => (each, "true"))]);
        using var client = new HttpClient { BaseAddress = host.Origin };
        foreach (var address in Addresses)
        {
            (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    private static Task PostAsync(GatehouseHost host, string to, string words) => host.Database.WriteAsync(session =>
        host.Get<PhoneOutbox>().PostAsync(session, new("verification-code", PhoneNumber.Find(to)!, PhoneWay.Call, words, words.Contains("111111", StringComparison.Ordinal) ? "111111" : "424242")));
}
