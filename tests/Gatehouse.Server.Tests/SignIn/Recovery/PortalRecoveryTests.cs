using System.Net;
using System.Text.RegularExpressions;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Recovery;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Recovery;

public sealed class PortalRecoveryTests
{
    private const string Better = "Quartz-Meadow-58-Harbor";
    private static readonly (string, string)[] Settings = [("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"), ("Mail:Mailbox", "true"), ("Recovery:LeastAnswerTime", "PT0S")];

    [Fact]
    public async Task An_invitation_leads_to_a_first_password_and_a_verified_address()
    {
        await using var host = await GatehouseHost.StartAsync(Settings);
        var directory = await PortalPeople.DirectoryAsync(host, subdomain: "granite");
        var jane = await PortalPeople.PersonAsync(host, directory, "jane", password: null);
        var letter = await InviteAsync(host, directory, jane);
        var facts = letter.Blocks.OfType<LetterBlock.Facts>().Single().ToString();
        letter.Subject.ShouldBe("Invitation to the access portal of Granite Works");
        using var scanner = new TestBrowser(host.Origin);
        for (var look = 0; look < 3; look++)
        {
            await scanner.OpenAsync(letter.Link().PathAndQuery);
            scanner.Text.ShouldContain("Username: jane");
        }

        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(letter.Link().PathAndQuery);
        await browser.SubmitAsync(("NewPassword", "jane-Jane-1"), ("ConfirmPassword", "jane-Jane-1"));
        browser.Text.ShouldContain("too close to");
        await browser.SubmitAsync(("NewPassword", Better), ("ConfirmPassword", Better));
        browser.Text.ShouldContain("Password reset successful");
        (await host.Database.ReadAsync(db => DirectoryUserStore.FindAsync(db, jane.Id)))!.EmailVerified.ShouldBeTrue();
        await PortalPeople.SignInAsync(browser, directory, "jane", Better);
        browser.Address.AbsolutePath.ShouldBe("/start/granite/accounts");
        await browser.OpenAsync(letter.Link().PathAndQuery);
        browser.Status.ShouldBe(HttpStatusCode.Gone);
        browser.Text.ShouldContain("each invitation does that once");
        facts.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_invitation_works_for_seven_days_and_the_newest_only()
    {
        await using var host = await GatehouseHost.StartAsync(Settings);
        var directory = await PortalPeople.DirectoryAsync(host);
        var jane = await PortalPeople.PersonAsync(host, directory, "jane", password: null);
        var first = await InviteAsync(host, directory, jane);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await InviteAsync(host, directory, jane);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(first.Link().PathAndQuery);
        browser.Text.ShouldContain("A newer link took its place");
        await browser.OpenAsync(second.Link().PathAndQuery);
        browser.Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromDays(7));
        await browser.OpenAsync(second.Link().PathAndQuery);
        browser.Text.ShouldContain("This link has expired");
    }

    [Fact]
    public async Task A_forgotten_password_is_reset_by_the_link_in_the_letter_and_all_sessions_end()
    {
        await using var host = await GatehouseHost.StartAsync(Settings);
        var directory = await PortalPeople.DirectoryAsync(host);
        await PortalPeople.PersonAsync(host, directory, "Jane_Doe");
        using var inside = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(inside, directory, "jane_doe");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync($"/start/{directory.Id}");
        await browser.SubmitAsync(("UserName", "jane_doe"));
        await browser.OpenAsync(WebUtility.HtmlDecode(Regex.Match(browser.Html, "href=\"([^\"]+/forgot-password[^\"]*)\"").Groups[1].Value));
        browser.Html.ShouldContain("value=\"jane_doe\"");
        await browser.SubmitAsync(("UserName", "jane_doe"));
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/forgot-password/sent");
        var letter = (await host.LettersAsync("portal-password-reset", "Jane_Doe@example.com")).ShouldHaveSingleItem();
        await browser.OpenAsync(letter.Link().PathAndQuery);
        await browser.SubmitAsync(("NewPassword", Settled.Password), ("ConfirmPassword", Settled.Password));
        browser.Text.ShouldContain("one of your last three");
        await browser.SubmitAsync(("NewPassword", Better), ("ConfirmPassword", Better));
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/reset-password/done");
        (await host.LettersAsync("portal-password-was-reset", "Jane_Doe@example.com")).ShouldHaveSingleItem();
        await inside.OpenAsync($"/start/{directory.Id}/accounts");
        inside.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}");
        await PortalPeople.SignInAsync(browser, directory, "jane_doe", Better);
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts");
    }

    [Fact]
    public async Task Enumeration_a_name_that_nobody_has_gets_the_same_page_and_no_letter_and_one_name_gets_few()
    {
        await using var host = await GatehouseHost.StartAsync(Settings);
        var directory = await PortalPeople.DirectoryAsync(host);
        await PortalPeople.PersonAsync(host, directory, "jane");
        var pages = new List<string>();
        foreach (var name in new[] { "jane", "nobody", "a'b", "JANE", "jane", "jane", "jane", "jane", "jane" })
        {
            using var browser = new TestBrowser(host.Origin);
            await browser.OpenAsync($"/start/{directory.Id}/forgot-password");
            await browser.SubmitAsync(("UserName", name));
            browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/forgot-password/sent");
            pages.Add(browser.Html);
        }

        pages.Select(static page => Regex.Replace(page, "nonce=\"[^\"]*\"", "")).Distinct().ShouldHaveSingleItem();
        (await host.LettersAsync("portal-password-reset", "jane@example.com")).Count.ShouldBe(host.Get<LetterOptions>().Most);
    }

    [Fact]
    public async Task A_directory_that_allows_no_reset_by_letter_sends_one_that_says_whom_to_ask()
    {
        await using var host = await GatehouseHost.StartAsync(Settings);
        var directory = await PortalPeople.DirectoryAsync(host, settings: new() { AllowsPasswordReset = false });
        await PortalPeople.PersonAsync(host, directory, "jane");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync($"/start/{directory.Id}/forgot-password");
        await browser.SubmitAsync(("UserName", "jane"));
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/forgot-password/sent");
        (await host.LettersAsync("portal-password-reset", "jane@example.com")).ShouldBeEmpty();
        (await host.LettersAsync("portal-password-reset-refused", "jane@example.com")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_letter_to_an_address_that_was_changed_meanwhile_opens_nothing()
    {
        await using var host = await GatehouseHost.StartAsync(Settings);
        var directory = await PortalPeople.DirectoryAsync(host);
        var jane = await PortalPeople.PersonAsync(host, directory, "jane", password: null);
        var letter = await InviteAsync(host, directory, jane);
        await host.Database.WriteAsync(db => DirectoryUserStore.UpdateAsync(db, jane with { Email = "other@example.com" }));
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(letter.Link().PathAndQuery);
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<LetterContent> InviteAsync(GatehouseHost host, WorkforceDirectory directory, DirectoryUser user)
    {
        (await host.Database.WriteAsync(db => host.Get<WorkforceInvitations>().SendAsync(db, user, directory))).ShouldBeTrue();
        return (await host.LettersAsync("portal-invitation", user.Email!))[^1];
    }
}
