using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Alternative;

public sealed class AlternativeFactorsAttackTests
{
    [Fact]
    public async Task Guessing_the_phones_code_over_many_attempts_stops_at_the_free_tries_also_with_the_right_one()
    {
        await using var host = await AlternativeStory.StartAsync(("SignIn:FreeTries", "8"), ("Codes:ResendAfter", "PT0S"));
        var (account, _) = await AlternativeStory.SettleAsync(host);
        var wrong = 0;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var browser = new TestBrowser(host.Origin);
            await browser.LoseDeviceAsync();
            await browser.ProveMailboxAsync(host);
            await browser.SubmitAsync(("Send", "Text"));
            for (var guess = 0; guess < 4 && !browser.Text.Contains("Too many codes were tried", StringComparison.Ordinal); guess++)
            {
                await browser.SubmitAsync(("Code", AlternativeStory.Other(await host.PhoneCodeAsync())));
                wrong += browser.Text.Contains("That is not the code of the last message", StringComparison.Ordinal) ? 1 : 0;
            }

            if (wrong == 8)
            {
                await browser.SubmitAsync(("Code", await host.PhoneCodeAsync()));
                browser.Address.AbsolutePath.ShouldBe("/verify/phone-code", "the right code is not looked at while the guesser waits");
                break;
            }
        }

        wrong.ShouldBe(8);
        var reasons = (await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 100, "ConsoleLogin")).Select(static each => each.PrivateReason).ToList();
        reasons.Count(static each => each == "wrong code from the phone").ShouldBe(8);
        reasons.ShouldContain("code from the phone throttled");
    }

    [Fact]
    public async Task Racing_the_right_code_from_all_cores_goes_on_once_and_removes_one_device_once()
    {
        await using var host = await AlternativeStory.StartAsync(("SignIn:FreeTries", "1000"), ("SignIn:FreeTriesOfAllSources", "1000"), ("Codes:Tries", "1000"));
        var (account, app) = await AlternativeStory.SettleAsync(host);
        using var browser = new TestBrowser(host.Origin);
        await browser.LoseDeviceAsync();
        await browser.ProveMailboxAsync(host);
        await browser.SubmitAsync(("Send", "Text"));
        await FloodAsync(browser, ("Code", await host.PhoneCodeAsync()));
        var spent = await host.Database.ReadAsync(db => db.GetAsync<long>("SELECT COUNT(*) FROM email_codes WHERE purpose = 'sign-in-phone' AND spent_at IS NOT NULL"));
        spent.ShouldBe(1);
        await browser.OpenAsync("/verify/mfa-reset?attempt=" + Uri.EscapeDataString(browser.Prepare(("Code", "")).Fields.Single(static each => each.Key == "Attempt").Value));
        await FloodAsync(browser, ("Serials", app.Serial));
        (await host.EventsAsync(account, "AlternativeFactorsCompleted")).Count.ShouldBe(1);
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_elses_pending_attempt_is_not_there_for_another_browser()
    {
        await using var host = await AlternativeStory.StartAsync();
        await AlternativeStory.SettleAsync(host);
        using var owner = new TestBrowser(host.Origin);
        await owner.LoseDeviceAsync();
        await owner.ProveMailboxAsync(host);
        await owner.SubmitAsync(("Send", "Text"));
        var (_, fields) = owner.Prepare(("Code", await host.PhoneCodeAsync()));

        using var thief = new TestBrowser(host.Origin);
        await thief.LoseDeviceAsync();
        var attempt = fields.Single(static each => each.Key == "Attempt");
        var (_, own) = thief.Prepare(("Code", ""));
        await thief.PostAsync("/verify/phone-code", [.. own.Where(static each => each.Key is not "Attempt" and not "Code"), attempt, fields.Single(static each => each.Key == "Code")]);
        thief.Address.AbsolutePath.ShouldBe("/signin");
        await thief.OpenAsync("/verify/phone-code?attempt=" + Uri.EscapeDataString(attempt.Value));
        thief.Text.ShouldNotContain("6789");
    }

    [Fact]
    public async Task Skipping_no_second_step_is_taken_without_the_first()
    {
        await using var host = await AlternativeStory.StartAsync();
        var (account, app) = await AlternativeStory.SettleAsync(host);

        // Without the password.
        using var stranger = new TestBrowser(host.Origin);
        await stranger.OpenAsync("/signin?other=1");
        await stranger.SubmitAsync(("Kind", "root"), ("Email", AlternativeStory.Owner));
        var (_, fields) = stranger.Prepare(("Password", ""));
        foreach (var page in new[] { "/verify/mfa-help", "/verify/code", "/verify/phone-code", "/verify/mfa-reset", "/verify/mfa-wait" })
        {
            await stranger.PostAsync(page, [.. fields, new("Start", "1"), new("Send", "Text"), new("Serials", app.Serial)]);
            stranger.Address.AbsolutePath.ShouldBe("/verify/password", page);
        }

        // Without the mailbox, and without the phone.
        using var browser = new TestBrowser(host.Origin);
        await browser.LoseDeviceAsync();
        await TryBothAsync("/verify/code");
        await browser.ProveMailboxAsync(host);
        (await host.MessagesAsync()).ShouldBeEmpty("no phone rings before it is asked to");
        var (_, mailed) = browser.Prepare(("Send", "Text"));
        await browser.PostAsync("/verify/mfa-reset", [.. mailed, new("Serials", app.Serial)]);
        browser.Address.AbsolutePath.ShouldBe("/verify/phone-code");
        await browser.PostAsync("/verify/phone-code", [.. mailed.Where(static each => each.Key != "Send"), new("Code", await host.MailedCodeAsync())]);
        browser.Address.AbsolutePath.ShouldBe("/verify/phone-code", "a mailed code is no code of the phone");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, account.Root))).Count.ShouldBe(1);

        async Task TryBothAsync(string back)
        {
            var (_, form) = browser.Prepare(("Code", ""));
            foreach (var page in new[] { "/verify/phone-code", "/verify/mfa-reset" })
            {
                await browser.PostAsync(page, [.. form, new("Send", "Text"), new("Serials", app.Serial)]);
                browser.Address.AbsolutePath.ShouldBe(back, page);
            }
        }
    }

    [Fact]
    public async Task Flooding_a_phone_ends_at_its_allowance_whatever_the_attempts_and_begins_again_after_a_day()
    {
        await using var host = await AlternativeStory.StartAsync(("Codes:ResendAfter", "PT0S"), ("Phone:Allowance:Most", "6"));
        await AlternativeStory.SettleAsync(host);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var browser = new TestBrowser(host.Origin);
            await browser.LoseDeviceAsync();
            await browser.ProveMailboxAsync(host);
            for (var resend = 0; resend < 3; resend++)
            {
                await browser.SubmitAsync(("Send", "Call"));
            }

            browser.Text.Contains("got too many messages", StringComparison.Ordinal).ShouldBe(attempt >= 2);
        }

        (await host.MessagesAsync()).Count.ShouldBe(6);
        host.Clock.Advance(TimeSpan.FromDays(1));
        using var tomorrow = new TestBrowser(host.Origin);
        await tomorrow.LoseDeviceAsync();
        await tomorrow.ProveMailboxAsync(host);
        await tomorrow.SubmitAsync(("Send", "Text"));
        (await host.MessagesAsync()).Count.ShouldBe(7);
    }

    [Fact]
    public async Task One_sign_in_gets_as_many_messages_as_letters_and_none_too_soon()
    {
        await using var host = await AlternativeStory.StartAsync(("Codes:MostSent", "2"));
        await AlternativeStory.SettleAsync(host);
        using var browser = new TestBrowser(host.Origin);
        await browser.LoseDeviceAsync();
        await browser.ProveMailboxAsync(host);
        await browser.SubmitAsync(("Send", "Text"));
        await browser.SubmitAsync(("Send", "Text"));
        browser.Text.ShouldContain("You can ask for another in 60 seconds.");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.SubmitAsync(("Send", "Call"));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.SubmitAsync(("Send", "Text"));
        browser.Text.ShouldContain("No more codes can be sent for this sign-in.");
        (await host.MessagesAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Swapping_the_phone_on_file_under_way_closes_the_way()
    {
        await using var host = await AlternativeStory.StartAsync();
        var (account, _) = await AlternativeStory.SettleAsync(host);
        using var browser = new TestBrowser(host.Origin);
        await browser.LoseDeviceAsync();
        await browser.ProveMailboxAsync(host);
        await browser.SubmitAsync(("Send", "Text"));
        var code = await host.PhoneCodeAsync();
        await AlternativeStory.GivePhoneAsync(host, account, "+12065550100");
        await browser.SubmitAsync(("Code", code));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await host.Database.WriteAsync(db => RootPhoneStore.DeleteAsync(db, account.Id));
    }

    private static Task FloodAsync(TestBrowser browser, params (string Name, string Value)[] given)
    {
        var (action, fields) = browser.Prepare(given);
        return Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (_, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await browser.SendAsync(request);
            ((int)response.StatusCode).ShouldBeLessThan(500);
        });
    }
}
