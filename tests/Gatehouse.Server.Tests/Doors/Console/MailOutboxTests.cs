using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console;

public sealed class MailOutboxTests
{
    private const string Page = "/console/installation/mail";

    [Fact]
    public async Task The_owner_sees_a_failed_letter_without_its_content_and_has_it_tried_again()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, await host.OpenAsync(ownsInstallation: true));
        await host.Database.WriteAsync(session => host.Get<Outbox>().PostAsync(session, new Letter(
            "verification-code", "reader@example.com", LetterSender.Accounts, "Your code", [new LetterBlock.Code("271828")])));
        await host.Database.WriteAsync(session => session.ExecuteAsync("UPDATE mail_outbox SET state = 'failed', last_answer = '550 no such user', tries = 9"));
        var html = (await browser.GetAsync(Page + "?state=failed")).Html;
        html.ShouldContain("reader@example.com");
        html.ShouldContain("550 no such user");
        html.ShouldNotContain("271828");
        html.ShouldNotContain("Your code");
        var id = await host.Database.ReadAsync(session => session.GetAsync<string>("SELECT id FROM mail_outbox"));
        (await browser.PostAsync(Page, Page + "?handler=Retry", ("Id", id))).Location!.ToString().ShouldBe(Page + "?done=Retry");
        (await host.Database.ReadAsync(session => session.GetAsync<string>("SELECT state FROM mail_outbox"))).ShouldNotBe("failed");
        (await browser.GetAsync(Page + "?state=%00")).Html.ShouldContain("reader@example.com");
    }
}
