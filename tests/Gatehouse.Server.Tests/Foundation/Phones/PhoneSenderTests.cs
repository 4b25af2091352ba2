using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Phones;

public sealed class PhoneSenderTests
{
    private static readonly PhoneMessage Message = new("verification-code", PhoneNumber.Find("+4915123456789")!, PhoneWay.Text, "123456 is your code.", "123456");

    [Fact]
    public async Task A_message_reaches_the_gateway_signed_and_is_wiped()
    {
        await using var gateway = await TestGateway.StartAsync();
        await using var host = await GatehouseHost.StartAsync(gateway.Settings);
        await PostAsync(host, Message with { Way = PhoneWay.Call });
        await host.Get<PhoneSender>().SendDueAsync();

        var post = gateway.Posts.Single();
        var row = await RowAsync(host);
        (row.State, row.LastAnswer, row.SealedContent).ShouldBe((MailState.Sent, "HTTP 200", null));
        using var body = JsonDocument.Parse(post.Body);
        body.RootElement.EnumerateObject().Select(static each => each.Name)
            .ShouldBe(["id", "way", "to", "message", "code", "language", "kind", "sender", "createdAt"]);
        body.RootElement.GetProperty("way").GetString().ShouldBe("call");
        body.RootElement.GetProperty("to").GetString().ShouldBe("+4915123456789");
        body.RootElement.GetProperty("code").GetString().ShouldBe("123456");
        body.RootElement.GetProperty("id").GetString().ShouldBe(row.Id);
        (post.Id, post.ContentType).ShouldBe((row.Id, "application/json; charset=utf-8"));

        // As docs/operating/phone.md tells a gateway to verify it.
        var time = host.Clock.GetUtcNow().ToUnixTimeSeconds();
        var mark = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(TestGateway.Secret), Encoding.UTF8.GetBytes($"{time}.{post.Body}")));
        post.Signature.ShouldBe($"t={time},v1={mark}");
    }

    [Fact]
    public async Task A_busy_gateway_is_asked_again_after_a_growing_wait_until_the_code_is_dead()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Answer = static context => Task.FromResult(context.Response.StatusCode = 503);
        await using var host = await GatehouseHost.StartAsync(gateway.Settings);
        await PostAsync(host, Message);
        var waits = new List<long>();
        PhoneRow row;
        await host.Get<PhoneSender>().SendDueAsync();
        while ((row = await RowAsync(host)).State == MailState.Queued && waits.Count < 50)
        {
            waits.Add((row.NextTryAt - Now(host)) / 1000);
            host.Clock.Advance(TimeSpan.FromMilliseconds(row.NextTryAt - Now(host)));
            await host.Get<PhoneSender>().SendDueAsync();
        }

        waits.Take(6).ShouldBe([5, 10, 20, 40, 60, 60]);
        waits.Sum().ShouldBeInRange(500, 600);
        (row.State, row.LastAnswer, row.SealedContent).ShouldBe((MailState.Failed, "HTTP 503", null));
        gateway.Posts.Select(static post => post.Id).Distinct().Count().ShouldBe(1, "the gateway tells the second copy by its id");
    }

    [Fact]
    public async Task A_redirect_is_followed_nowhere_and_fails_at_once()
    {
        await using var elsewhere = await TestGateway.StartAsync();
        await using var gateway = await TestGateway.StartAsync();
        gateway.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Url;
            return Task.CompletedTask;
        };
        await using var host = await GatehouseHost.StartAsync(gateway.Settings);
        await PostAsync(host, Message);
        await host.Get<PhoneSender>().SendDueAsync();
        elsewhere.Posts.ShouldBeEmpty();
        (await RowAsync(host)).LastAnswer.ShouldBe("HTTP 307");
        (await RowAsync(host)).State.ShouldBe(MailState.Failed);
    }

    [Fact]
    public async Task A_gateway_that_never_answers_holds_nobody_up_for_longer_than_its_timeout()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Answer = static context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        await using var host = await GatehouseHost.StartAsync([.. gateway.Settings, ("Phone:Webhook:Timeout", "PT1S")]);
        await PostAsync(host, Message);
        await host.Get<PhoneSender>().SendDueAsync().WaitAsync(TimeSpan.FromSeconds(20));
        (await RowAsync(host)).LastAnswer.ShouldBe("No answer in time.");
    }

    [Fact]
    public async Task What_a_killed_sender_held_is_free_again_when_its_claim_runs_out_and_not_before()
    {
        await using var host = await GatehouseHost.StartAsync();
        await PostAsync(host, Message);
        var now = Now(host);
        (await host.Database.WriteAsync(session => PhoneStore.ClaimDueAsync(session, now, now + 1000, 6))).Count.ShouldBe(1);
        (await host.Database.WriteAsync(session => PhoneStore.ClaimDueAsync(session, now + 999, now + 1999, 6))).ShouldBeEmpty();
        (await host.Database.WriteAsync(session => PhoneStore.ClaimDueAsync(session, now + 1000, now + 2000, 6))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Injection_a_message_of_two_lines_or_with_a_code_that_is_none_is_never_posted()
    {
        await using var host = await GatehouseHost.StartAsync();
        foreach (var bad in new[] { Message with { Words = "one\ntwo" }, Message with { Words = "" }, Message with { Code = "12<say>" }, Message with { Words = new string('x', 301) } })
        {
            await Should.ThrowAsync<ArgumentException>(() => PostAsync(host, bad));
        }
    }

    [Theory]
    [InlineData("http://gateway.example.com/send", TestGateway.Secret, "https")]
    [InlineData("ftp://localhost/send", TestGateway.Secret, "https")]
    [InlineData("https://user:word@gateway.example.com/", TestGateway.Secret, "https")]
    [InlineData("https://gateway.example.com/send", "short", "16 characters")]
    [InlineData("https://gateway.example.com/send", "", "16 characters")]
    public void An_address_or_secret_that_protects_nothing_is_refused_at_the_start(string url, string secret, string said)
    {
        var problems = new WebhookOptions { Url = url, Secret = secret }.Problems().ToList();
        problems.ShouldHaveSingleItem().ShouldContain(said);
        problems[0].ShouldNotContain("short\"");
        new WebhookOptions { Url = "https://gateway.example.com/send", Secret = TestGateway.Secret }.Problems().ShouldBeEmpty();
    }

    private static Task PostAsync(GatehouseHost host, PhoneMessage message) => host.Database.WriteAsync(session => host.Get<PhoneOutbox>().PostAsync(session, message));

    private static Task<PhoneRow> RowAsync(GatehouseHost host) => host.Database.ReadAsync(session => session.GetAsync<PhoneRow>("SELECT * FROM phone_outbox"));

    private static long Now(GatehouseHost host) => host.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
