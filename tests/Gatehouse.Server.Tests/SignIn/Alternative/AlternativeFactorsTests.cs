using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Alternative;

public sealed class AlternativeFactorsTests
{
    private const string Owner = AlternativeStory.Owner;

    [Theory]
    [InlineData("Text")]
    [InlineData("Call")]
    public async Task A_root_user_without_the_device_proves_mailbox_and_phone_and_has_the_device_removed(string way)
    {
        await using var host = await AlternativeStory.StartAsync();
        var (account, app) = await AlternativeStory.SettleAsync(host);
        using var browser = new TestBrowser(host.Origin);
        await browser.LoseDeviceAsync();
        browser.Text.ShouldContain("Step 1 of 2");
        await browser.ProveMailboxAsync(host);
        browser.Text.ShouldContain("Step 2 of 2");
        browser.Text.ShouldContain("+*********6789");
        browser.Text.ShouldNotContain("15123456789");
        await browser.ProvePhoneAsync(host, way);
        (await host.MessagesAsync()).Single().Row.Way.ShouldBe(way);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa-reset");
        await browser.SubmitAsync(("Serials", app.Serial));
        browser.Address.AbsolutePath.ShouldBe("/console");

        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, account.Root))).ShouldBeEmpty();
        var session = (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Single();
        (session.Proofs, session.MfaAt).ShouldBe(("password email-code phone-code", null));
        (await host.CountLettersAsync("alternative-started")).ShouldBe(1);
        (await host.CountLettersAsync("alternative-finished")).ShouldBe(1);
        (await host.CountLettersAsync("mfa-changed")).ShouldBe(1);
        (await host.EventsAsync(account, "AlternativeFactorsRequested")).Count.ShouldBe(1);
        (await host.EventsAsync(account, "AlternativeFactorsCompleted")).Single().GetProperty("additionalEventData").GetProperty("MFADevicesRemoved").GetInt32().ShouldBe(1);
        (await host.EventsAsync(account, "DeactivateMFADevice")).Single().GetProperty("additionalEventData").GetProperty("MFAIdentifier").GetString().ShouldBe(app.Serial);
        (await host.EventsAsync(account, "ConsoleLogin"))[0].GetProperty("additionalEventData").GetProperty("MFAUsed").GetString().ShouldBe("No");
    }

    [Fact]
    public async Task Devices_that_are_kept_are_asked_for_again_the_next_time()
    {
        await using var host = await AlternativeStory.StartAsync();
        var (account, _) = await AlternativeStory.SettleAsync(host);
        using var browser = new TestBrowser(host.Origin);
        await browser.LoseDeviceAsync();
        await browser.ProveMailboxAsync(host);
        await browser.ProvePhoneAsync(host);
        await browser.SubmitAsync(("Keep", "1"));
        browser.Address.AbsolutePath.ShouldBe("/console");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, account.Root))).Count.ShouldBe(1);
        (await host.EventsAsync(account, "AlternativeFactorsCompleted")).Count.ShouldBe(1);
        await browser.SignInAsync(Owner, Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
    }

    [Fact]
    public async Task Who_finds_the_device_goes_back_to_it_and_what_was_proved_opens_nothing()
    {
        await using var host = await AlternativeStory.StartAsync();
        var (_, app) = await AlternativeStory.SettleAsync(host);
        using var browser = new TestBrowser(host.Origin);
        await browser.LoseDeviceAsync();
        await browser.ProveMailboxAsync(host);
        await browser.SubmitAsync(("Leave", "1"));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task Without_a_verified_phone_or_a_sender_the_page_says_what_to_do()
    {
        await using (var host = await AlternativeStory.StartAsync())
        {
            var account = await Settled.AccountAsync(host, Owner);
            await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
            using var browser = await HelpAsync(host);
            browser.Text.ShouldContain("No verified phone number is on file");
            browser.Text.ShouldContain("gatehouse account recover");
            browser.Html.ShouldContain("/support?topic=lost-mfa");
            browser.Html.ShouldNotContain("name=\"Start\"");
        }

        await using var silent = await RecoveryStory.StartAsync();
        await AlternativeStory.SettleAsync(silent);
        using var there = await HelpAsync(silent);
        there.Text.ShouldContain("sends no text messages");
        there.Html.ShouldNotContain("name=\"Start\"");
    }

    [Fact]
    public async Task A_waiting_period_is_kept_and_then_everything_is_proved_once_more()
    {
        await using var host = await AlternativeStory.StartAsync(("AlternativeFactors:Wait", "PT24H"));
        var (account, app) = await AlternativeStory.SettleAsync(host);
        await WalkAsync(host);
        (await host.CountLettersAsync("alternative-waiting")).ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromHours(23));
        await WalkAsync(host);
        (await host.CountLettersAsync("alternative-waiting")).ShouldBe(1, "a second walk neither begins nor puts off another wait");
        host.Clock.Advance(TimeSpan.FromHours(1));

        using var browser = new TestBrowser(host.Origin);
        await browser.LoseDeviceAsync();
        await browser.ProveMailboxAsync(host);
        await browser.ProvePhoneAsync(host);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa-reset");
        await browser.SubmitAsync(("Serials", app.Serial));
        browser.Address.AbsolutePath.ShouldBe("/console");
        (await host.EventsAsync(account, "AlternativeFactorsPending")).Count.ShouldBe(1);

        // It is used up: the next loss waits again.
        await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        await WalkAsync(host);
    }

    [Fact]
    public async Task The_link_of_the_letter_cancels_once_by_post_and_a_scanner_never()
    {
        await using var host = await AlternativeStory.StartAsync(("AlternativeFactors:Wait", "PT1H"));
        var (account, _) = await AlternativeStory.SettleAsync(host);
        await WalkAsync(host);
        var link = new Uri((await host.LettersAsync(Owner)).First(static each => each.Row.Kind == "alternative-waiting").Links.Single()).PathAndQuery;
        for (var scan = 0; scan < 3; scan++)
        {
            using var scanner = new TestBrowser(host.Origin);
            using var head = await scanner.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
            await scanner.OpenAsync(link);
            scanner.Text.ShouldContain("Cancel this sign-in");
        }

        (await host.EventsAsync(account, "AlternativeFactorsCancelled")).ShouldBeEmpty();
        using var owner = new TestBrowser(host.Origin);
        await owner.OpenAsync(link);
        await owner.SubmitAsync(("Token", new Uri(host.Origin, link).Query["?token=".Length..]));
        owner.Text.ShouldContain("The sign-in is cancelled");
        (await host.EventsAsync(account, "AlternativeFactorsCancelled")).Count.ShouldBe(1);
        await owner.OpenAsync(link);
        owner.Text.ShouldContain("There is nothing to cancel");

        host.Clock.Advance(TimeSpan.FromHours(1));
        await WalkAsync(host);
        (await host.CountLettersAsync("alternative-waiting")).ShouldBe(2, "what was cancelled waits from the beginning");
    }

    [Fact]
    public async Task A_new_password_ends_the_wait()
    {
        await using var host = await AlternativeStory.StartAsync(("AlternativeFactors:Wait", "PT1H"));
        await AlternativeStory.SettleAsync(host);
        await WalkAsync(host);
        using var owner = new TestBrowser(host.Origin);
        await owner.OpenAsync(await host.MailLinkAsync());
        await owner.ResetAsync(RecoveryStory.NewPassword);
        (await host.Database.ReadAsync(db => db.GetAsync<long>("SELECT COUNT(*) FROM alternative_requests"))).ShouldBe(0);
    }

    /// <summary>Proves everything, and has to wait.</summary>
    private static async Task WalkAsync(GatehouseHost host)
    {
        using var browser = new TestBrowser(host.Origin);
        await browser.LoseDeviceAsync();
        await browser.ProveMailboxAsync(host);
        await browser.ProvePhoneAsync(host);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa-wait");
        browser.Text.ShouldContain("waiting period");
    }

    private static async Task<TestBrowser> HelpAsync(GatehouseHost host)
    {
        var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.OpenAsync("/verify/mfa-help" + browser.Address.Query);
        return browser;
    }
}
