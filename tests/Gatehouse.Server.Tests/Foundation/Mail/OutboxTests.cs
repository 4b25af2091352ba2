using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Tests.Foundation.Mail.Smtp;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_letter_goes_out_with_the_commit_of_its_change()
    {
        await using var server = new ScriptedServer();
        await using var host = await GatehouseHost.StartAsync(server.Settings);
        await host.PostAsync(MailRoomCase.CodeLetter());
        (await server.TakeAsync()).ShouldContain("Subject: Your verification code");
    }

    [Fact]
    public async Task A_change_that_is_taken_back_sends_nothing()
    {
        await using var server = new ScriptedServer();
        await using var host = await GatehouseHost.StartAsync(server.Settings);
        await Should.ThrowAsync<InvalidOperationException>(() => host.Database.WriteAsync(async session =>
        {
            await host.Get<Outbox>().PostAsync(session, MailRoomCase.CodeLetter());
            throw new InvalidOperationException("Taken back");
        }));
        await host.SendAsync();
        (await host.FindRowsAsync()).ShouldBeEmpty();
        server.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_with_the_database_alone_reads_a_code_and_after_sending_nobody_does()
    {
        var open = false;
        await using var server = new ScriptedServer(command => command == "." && !open ? "451 Later" : null);
        await using var host = await GatehouseHost.StartAsync(server.Settings);
        await host.PostAsync(MailRoomCase.CodeLetter(code: "987654"));
        await host.SendAsync();
        var waiting = await RowAsync(host);
        waiting.SealedContent.ShouldNotBeNull().ShouldNotContain("987654");
        host.Get<Sealer>().OpenText(Outbox.Purpose, waiting.SealedContent!)!.ShouldContain("987654");

        open = true;
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.SendAsync();
        var sent = await RowAsync(host);
        sent.State.ShouldBe(MailState.Sent);
        sent.SealedContent.ShouldBeNull();
    }

    [Fact]
    public async Task A_waiting_letter_survives_the_rotation_of_the_key()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.PostAsync(MailRoomCase.CodeLetter());
        var keys = host.Get<KeyFile>();
        keys.Rotate(SecretSource.System);
        (await host.Get<ResealStore>().ResealAllAsync(keys.CurrentId)).ShouldBeGreaterThanOrEqualTo(1);
        keys.ForgetOldKeys();
        host.Get<Sealer>().OpenText(Outbox.Purpose, (await RowAsync(host)).SealedContent!)!.ShouldContain("123456");
    }

    [Theory]
    [InlineData("mary@example.org\r\nBcc: all@example.org", "Hello", "https://example.org")]
    [InlineData("mary@example.org", "Hello\r\nBcc: all@example.org", "https://example.org")]
    [InlineData("mary@example.org", "Hello\nthere", "https://example.org")]
    [InlineData("mary@example.org", "Hello", "javascript:alert(1)")]
    [InlineData("mary@example.org", "Hello", "/relative")]
    public async Task Header_injection_and_dangerous_links_are_refused_when_posted(string to, string subject, string url)
    {
        await using var host = await GatehouseHost.StartAsync();
        await Should.ThrowAsync<ArgumentException>(() => host.PostAsync(new("test", to, LetterSender.Accounts, subject, [new LetterBlock.Button("Open", url)])));
        (await host.FindRowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Letters_of_one_moment_stay_in_the_order_of_posting()
    {
        await using var host = await GatehouseHost.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await host.PostAsync(MailRoomCase.CodeLetter(to: $"user{i}@example.org"));
        }

        (await host.FindRowsAsync()).Select(static row => row.Recipient).ShouldBe(Enumerable.Range(0, 20).Reverse().Select(static i => $"user{i}@example.org"));
    }

    private static async Task<MailRow> RowAsync(GatehouseHost host)
    {
        var id = (await host.GetOnlyRowAsync()).Id;
        return (await host.Database.ReadAsync(session => MailStore.FindAsync(session, id)))!;
    }
}
