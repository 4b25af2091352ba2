using System.Net;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Recovery;

public sealed class ResetLinkTests
{
    private const string Owner = RecoveryStory.Owner;
    private const string NewPassword = RecoveryStory.NewPassword;

    [Fact]
    public async Task Opening_the_link_spends_nothing_and_it_works_in_another_browser()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var link = await host.MailLinkAsync();
        using var scanner = new TestBrowser(host.Origin, "MailScanner/1.0");
        for (var visit = 0; visit < 5; visit++)
        {
            await scanner.OpenAsync(link);
            using var head = new HttpRequestMessage(HttpMethod.Head, link);
            (await scanner.SendAsync(head)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(link);
        await browser.ResetAsync(NewPassword);
        (await host.IsPasswordAsync(account, NewPassword)).ShouldBeTrue();
    }

    [Fact]
    public async Task Used_superseded_expired_and_unknown_links_say_so_and_offer_a_new_one()
    {
        await using var host = await RecoveryStory.StartAsync(("Letters:Most", "10"));
        var account = await Settled.AccountAsync(host, Owner);
        var superseded = await host.MailLinkAsync();
        var used = await host.MailLinkAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(used);
        var replay = browser.Prepare(("NewPassword", "Replayed-Otter-55"), ("ConfirmPassword", "Replayed-Otter-55"));
        await browser.ResetAsync(NewPassword);
        await browser.PostAsync(replay.Action, replay.Fields);
        browser.Text.ShouldContain("This link has been used");
        var expired = await host.MailLinkAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));

        foreach (var (link, heading, status) in new[]
        {
            (used, "This link has been used", HttpStatusCode.Gone),
            (superseded, "A newer link took its place", HttpStatusCode.Gone),
            (expired, "This link has expired", HttpStatusCode.Gone),
            ("/reset-password?token=" + new string('A', 43), "This link leads nowhere", HttpStatusCode.NotFound),
            ("/reset-password", "This link leads nowhere", HttpStatusCode.NotFound),
        })
        {
            await browser.OpenAsync(link);
            browser.Text.ShouldContain(heading);
            browser.Status.ShouldBe(status);
            browser.Html.ShouldContain("href=\"/forgot-password\">Send a new link");
            browser.Html.ShouldNotContain("NewPassword");
            var token = link.Split("token=").ElementAtOrDefault(1) ?? "";
            await browser.PostAsync(replay.Action, WithToken(replay.Fields, token));
            browser.Text.ShouldContain(heading);
        }

        (await host.IsPasswordAsync(account, NewPassword)).ShouldBeTrue();
    }

    [Fact]
    public async Task CVE_2026_18963_nothing_but_the_mailed_token_leads_to_a_new_password()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.AskAsync(Owner);
        var mailed = (await host.LastLinkAsync(Owner)).Split("token=")[1];
        var (handedOver, ofInvitation, stored) = await host.Database.WriteAsync(async session => (
            await host.Get<OneTimeLinks>().IssueAsync(session, RecoverAccount.LinkKind, account.Id.Digits, "", TimeSpan.FromHours(1)),
            await host.Get<OneTimeLinks>().IssueAsync(session, "invitation", Owner, "", TimeSpan.FromHours(1)),
            await session.GetAsync<string>("SELECT token_hash FROM one_time_links WHERE kind = 'password-reset'")));

        // The form's own token is right every time: the same browser asked for the letter, and is half way through a sign-in.
        await browser.OpenAsync("/signin?other=1");
        await browser.SubmitAsync(("Kind", "root"), ("Email", Owner));
        var attempt = browser.Prepare(("Password", "")).Fields.Single(static field => field.Key == "Attempt").Value;
        await browser.OpenAsync("/forgot-password");
        var form = browser.Prepare(("Email", Owner)).Fields.Single(static field => field.Key == "form");
        foreach (var token in new[] { null, "", " ", handedOver, ofInvitation, stored, attempt, mailed[..^1], mailed + "A", mailed.ToUpperInvariant(), $" {mailed}", $"root:{account.Id}", "null", new string('A', 1_000_000) })
        {
            List<KeyValuePair<string, string>> fields = [form, new("NewPassword", NewPassword), new("ConfirmPassword", NewPassword), new("Email", Owner), new("Kind", "password-reset")];
            if (token is not null)
            {
                fields.Add(new("Token", token));
            }

            await browser.PostAsync("/reset-password", fields);
            browser.Status.ShouldBe(HttpStatusCode.NotFound, token);
        }

        await browser.PostAsync("/reset-password/done", [form]);
        (await host.IsPasswordAsync(account, Settled.Password)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_posts_at_once_exactly_one_sets_its_password()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(await host.MailLinkAsync());
        var answers = await Task.WhenAll(Enumerable.Range(10, 12).Select(async number =>
        {
            var password = $"Walnut-Harbour-{number}";
            var (action, fields) = browser.Prepare(("NewPassword", password), ("ConfirmPassword", password));
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await browser.SendAsync(request);
            return (password, response.StatusCode, Location: response.Headers.Location?.OriginalString);
        }));
        var winner = answers.Where(static each => each.Location == "/reset-password/done").ShouldHaveSingleItem();
        answers.Where(static each => each.Location is null).ShouldAllBe(static each => each.StatusCode == HttpStatusCode.Gone);
        (await host.IsPasswordAsync(account, winner.password)).ShouldBeTrue();
        (await host.LettersAsync(Owner)).Count(static letter => letter.Row.Kind == "password-was-reset").ShouldBe(1);
    }

    [Fact]
    public async Task A_finished_reset_ends_every_session_lifts_the_throttle_and_forgets_the_browsers()
    {
        await using var host = await RecoveryStory.StartAsync(("SignIn:EmailCode", "whenNew"), ("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        using var owner = new TestBrowser(host.Origin);
        await owner.SignInAsync(Owner, Settled.Password);
        await owner.SubmitAsync(("Code", (await host.LettersAsync(Owner))[0].Code!));
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Count.ShouldBe(1);
        using var guesser = new TestBrowser(host.Origin);
        for (var guess = 0; guess < 7; guess++)
        {
            await guesser.SignInAsync(Owner, "Wrong-Horse-7-Battery");
        }

        await owner.OpenAsync(await host.MailLinkAsync());
        await owner.ResetAsync(NewPassword);
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldBeEmpty();
        owner.Cookies.ShouldNotContain(static cookie => cookie.Name.EndsWith("-session", StringComparison.Ordinal));
        await guesser.SignInAsync(Owner, NewPassword);
        guesser.Text.ShouldContain("One-time verification code");
        await owner.SignInAsync(Owner, NewPassword);
        owner.Text.ShouldContain("One-time verification code");
    }

    [Fact]
    public async Task A_browser_signed_in_to_the_account_as_another_user_signs_out_first()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var other = await Settled.AccountAsync(host, "other@example.com");
        var link = await host.MailLinkAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync("other@example.com", Settled.Password);

        // The same browser, signed in as an IAM user: of another account it is in nobody's way.
        await HoldSessionAsync(host, browser, other);
        await browser.OpenAsync(link);
        browser.Html.ShouldContain("NewPassword");
        var form = browser.Prepare(("NewPassword", NewPassword), ("ConfirmPassword", NewPassword));
        await HoldSessionAsync(host, browser, account);
        await browser.PostAsync(form.Action, form.Fields);
        browser.Text.ShouldContain("Sign out first");
        (await host.IsPasswordAsync(account, Settled.Password)).ShouldBeTrue();
        await browser.OpenAsync(link);
        browser.Text.ShouldContain("Sign out first");
        await browser.SubmitAsync(("Return", link));
        browser.Address.PathAndQuery.ShouldBe(link);
        await browser.ResetAsync(NewPassword);
        (await host.IsPasswordAsync(account, NewPassword)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_out_leads_to_no_foreign_page(string target)
    {
        await using var host = await RecoveryStory.StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.OpenAsync("/signout");
        var (action, fields) = browser.Prepare();
        await browser.PostAsync(action, [.. fields, new("Return", target)]);
        browser.Address.PathAndQuery.ShouldBe("/signout");
    }

    [Fact]
    public async Task A_letter_opens_nothing_once_the_address_or_the_password_has_changed()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var link = await host.MailLinkAsync();
        using var browser = new TestBrowser(host.Origin);
        await SetEmailAsync(host, account, "new-owner@example.com");
        await browser.OpenAsync(link);
        browser.Text.ShouldContain("This link leads nowhere");
        await SetEmailAsync(host, account, Owner);
        await browser.OpenAsync(link);
        browser.Html.ShouldContain("NewPassword");
        await host.Database.WriteAsync(session =>
            host.Get<CredentialChanges>().TellAsync(session, new CredentialChange(account.Root, CredentialChangeKind.PasswordChanged, null)));
        await browser.OpenAsync(link);
        browser.Text.ShouldContain("A newer link took its place");
    }

    private static Task SetEmailAsync(GatehouseHost host, Account account, string email) =>
        host.Database.WriteAsync(session => session.ExecuteAsync(
            "UPDATE accounts SET root_email = @email, root_email_key = @email WHERE id = @id", new { email, id = account.Id.Digits }));

    /// <summary>Puts the session of an IAM user of this account into the browser, in the place of the one it holds.</summary>
    private static async Task HoldSessionAsync(GatehouseHost host, TestBrowser browser, Account account)
    {
        var opened = new NewSession("IAMUser", new CredentialOwner("iam", "AIDAEXAMPLE"), account.Id, "password", TimeSpan.FromHours(12), TimeSpan.FromHours(1));
        var token = await host.Database.WriteAsync(db => host.Get<BrowserSessions>().OpenAsync(db, opened, new DefaultHttpContext()));
        browser.Cookies.Single(static cookie => cookie.Name.EndsWith("-session", StringComparison.Ordinal)).Value = token;
    }

    private static IEnumerable<KeyValuePair<string, string>> WithToken(IEnumerable<KeyValuePair<string, string>> fields, string token) =>
        fields.Select(field => field.Key == "Token" ? new(field.Key, token) : field);
}
