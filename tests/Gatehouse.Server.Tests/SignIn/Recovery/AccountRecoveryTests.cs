using System.Net;
using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Recovery;

public sealed class AccountRecoveryTests
{
    private const string Owner = RecoveryStory.Owner;
    private const string NewEmail = "found-again@example.com";
    private const string NewPassword = RecoveryStory.NewPassword;

    [Fact]
    public async Task The_operators_link_sets_address_and_password_tells_the_old_address_and_signs_nobody_in()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var stranger = new TestBrowser(host.Origin);
        await stranger.SignInAsync(Owner, Settled.Password);
        var link = await IssueAsync(host, account);
        (await host.LettersAsync(Owner)).Single().Row.Kind.ShouldBe("recovery-started");

        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(link);
        browser.Text.ShouldContain(account.Id.Dashed);
        await FillAsync(browser, NewEmail, NewPassword);
        browser.Text.ShouldContain("Account recovered");
        browser.Cookies.ShouldNotContain(static cookie => cookie.Name.EndsWith("-session", StringComparison.Ordinal));
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldBeEmpty();
        (await host.LettersAsync(Owner))[0].Row.Kind.ShouldBe("account-recovered");
        (await host.LettersAsync(NewEmail)).Single().Row.Kind.ShouldBe("account-recovered");
        await browser.SignInAsync(NewEmail, NewPassword);
        browser.Address.AbsolutePath.ShouldBe("/console");

        var names = (await ForgottenPasswordTests.EventsAsync(host, account.Id.Digits)).Select(static record => (string?)record["eventName"]).ToList();
        names.ShouldContain("RecoverAccount");
        names.ShouldContain("PasswordRecoveryCompleted");
        names.ShouldContain("EmailUpdated");
        await browser.OpenAsync(link);
        browser.Text.ShouldContain("This link has been used");
    }

    [Fact]
    public async Task The_link_lives_half_an_hour_a_newer_one_takes_its_place_and_a_mailed_one_does_not_fit()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var first = await IssueAsync(host, account);
        var second = await IssueAsync(host, account);
        var mailed = await host.MailLinkAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(second);
        var form = browser.Prepare(("Email", NewEmail), ("NewPassword", NewPassword), ("ConfirmPassword", NewPassword));
        foreach (var (link, heading) in new[] { (first, "A newer link took its place"), (mailed.Replace("reset-password", "recover", StringComparison.Ordinal), "This link leads nowhere") })
        {
            await browser.OpenAsync(link);
            browser.Text.ShouldContain(heading);
            await browser.PostAsync(form.Action, form.Fields.Select(field => field.Key == "Token" ? new("Token", link.Split("token=")[1]) : field));
            browser.Text.ShouldContain(heading);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(30));
        await browser.PostAsync(form.Action, form.Fields);
        browser.Text.ShouldContain("This link has expired");
        (await host.IsPasswordAsync(account, Settled.Password)).ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_operator_gets_a_link()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var root = new Caller("Root", account.Root.ToString(), account.Id.Digits, $"arn:aws:iam::{account.Id}:root", null, Caller.Operator.Origin);
        foreach (var caller in new[] { root, Caller.Nobody(Caller.Operator.Origin) })
        {
            var outcome = await RunAsync(host, account, caller);
            outcome.ShouldBeOfType<Outcome<RecoverAccountReply>.Refused>().Refusal.Kind.ShouldBe(RefusalKind.Forbidden);
        }
    }

    [Fact]
    public async Task An_address_in_use_is_refused_and_the_link_stays_good()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.AccountAsync(host, "taken@example.com");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(await IssueAsync(host, account));
        await FillAsync(browser, "TAKEN@example.com", NewPassword);
        browser.Text.ShouldContain("This address cannot be used");
        (await host.IsPasswordAsync(account, Settled.Password)).ShouldBeTrue();
        await FillAsync(browser, Owner, NewPassword);
        browser.Text.ShouldContain("Account recovered");
    }

    [Fact]
    public async Task Of_many_accounts_that_want_one_address_at_once_exactly_one_gets_it()
    {
        await using var host = await RecoveryStory.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        var forms = new List<(string Action, List<KeyValuePair<string, string>> Fields)>();
        for (var each = 0; each < 6; each++)
        {
            await browser.OpenAsync(await IssueAsync(host, await Settled.AccountAsync(host, $"owner{each}@example.com")));
            forms.Add(browser.Prepare(("Email", NewEmail), ("NewPassword", NewPassword), ("ConfirmPassword", NewPassword)));
        }

        var answers = await Task.WhenAll(forms.Select(async form =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(form.Fields) };
            using var response = await browser.SendAsync(request);
            return (response.StatusCode, Body: await response.Content.ReadAsStringAsync());
        }));
        answers.Count(static each => each.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(static each => each.Body.Contains("This address cannot be used", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Theory]
    [MemberData(nameof(HostileText.Addresses), MemberType = typeof(HostileText))]
    public async Task What_is_no_address_changes_nothing(string email)
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(await IssueAsync(host, account));
        await FillAsync(browser, HostileText.Of(email), NewPassword);
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Html.Length.ShouldBeLessThan(20_000);
        browser.Html.ShouldContain("aria-invalid=\"true\"");
        (await host.IsPasswordAsync(account, Settled.Password)).ShouldBeTrue();
    }

    private static Task FillAsync(TestBrowser browser, string email, string password) =>
        browser.SubmitAsync(("Email", email), ("NewPassword", password), ("ConfirmPassword", password));

    private static async Task<string> IssueAsync(GatehouseHost host, Account account)
    {
        var reply = (await RunAsync(host, account, Caller.Operator with { AccountId = account.Id.Digits })).ShouldBeOfType<Outcome<RecoverAccountReply>.Done>().Value;
        reply.Link.ShouldStartWith(host.Origin.AbsoluteUri + "recover?token=");
        return new Uri(reply.Link).PathAndQuery;
    }

    private static Task<Outcome<RecoverAccountReply>> RunAsync(GatehouseHost host, Account account, Caller caller) =>
        host.Get<OperationRunner>().RunAsync(ActivatorUtilities.CreateInstance<RecoverAccount>(host.Get<IServiceProvider>()), new RecoverAccountRequest(account.Id), caller);
}
