using System.Net;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;
using static Gatehouse.Server.Tests.SignIn.SignUp.SignUpCase;

namespace Gatehouse.Server.Tests.SignIn.SignUp;

public sealed class SignUpLinksTests
{
    [Fact]
    public async Task An_invitation_makes_an_account_without_a_code_and_works_once()
    {
        await using var host = await StartAsync(("Accounts:SignUp", "invitation"));
        using var browser = host.Browse();
        var link = AccountLinks.InvitationPath(await host.InviteAsync(Email));
        await browser.OpenAsync(link);
        browser.Text.ShouldContain(Email);
        await browser.SubmitAsync(("AccountName", Name));
        browser.Address.AbsolutePath.ShouldBe("/signup/password");

        // Opening and beginning spend nothing: the link still works in another browser.
        using var other = host.Browse();
        await other.OpenAsync(link);
        await other.SubmitAsync(("AccountName", "Other"));
        other.Address.AbsolutePath.ShouldBe("/signup/password");

        await browser.ChooseAsync();
        browser.Address.AbsolutePath.ShouldBe("/signup/done");
        (await host.FindAccountAsync(Email)).ShouldNotBeNull().OwnsInstallation.ShouldBeFalse();

        await other.ChooseAsync();
        other.Address.AbsolutePath.ShouldBe("/signup/link");
        other.Text.ShouldContain("This link was used already");
        await other.OpenAsync(link);
        other.Status.ShouldBe(HttpStatusCode.Gone);
        other.Text.ShouldContain("This link was used already");
        (await host.CountAsync("accounts")).ShouldBe(1);
    }

    [Fact]
    public async Task An_invitation_names_the_address_and_a_forged_form_does_not_change_it()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.OpenAsync(AccountLinks.InvitationPath(await host.InviteAsync(Email)));
        var (action, fields) = browser.Prepare(("AccountName", Name));
        await browser.PostAsync(action, [.. fields, new("Email", "owner@victim.example")]);
        await browser.ChooseAsync();
        browser.Address.AbsolutePath.ShouldBe("/signup/done");
        (await host.FindAccountAsync("owner@victim.example")).ShouldBeNull();
        (await host.FindAccountAsync(Email)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Old_replaced_revoked_and_foreign_links_say_why_they_do_not_work()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        var first = await host.InviteAsync(Email);
        var second = await host.InviteAsync(Email);
        await ExpectAsync(browser, AccountLinks.InvitationPath(first), HttpStatusCode.Gone, "a newer one took its place");
        await ExpectAsync(browser, AccountLinks.SetUpPath(second), HttpStatusCode.NotFound, "This link does not work");
        await ExpectAsync(browser, "/signup/invitation", HttpStatusCode.NotFound, "This link does not work");
        await ExpectAsync(browser, AccountLinks.InvitationPath(new string('x', 3000)), HttpStatusCode.NotFound, "This link does not work");

        await browser.OpenAsync("/signup?invitation=" + second);
        browser.Address.AbsolutePath.ShouldBe("/signup/invitation");
        await browser.SubmitAsync(("AccountName", Name));
        await host.Database.WriteAsync(db => host.Get<OneTimeLinks>().RevokeAsync(db, AccountLinks.Invitation, Read(Email).Key));
        await browser.ChooseAsync();
        browser.Text.ShouldContain("This link no longer works");

        var third = await host.InviteAsync(Email);
        host.Clock.Advance(AccountLinks.InvitationLifetime);
        await ExpectAsync(browser, AccountLinks.InvitationPath(third), HttpStatusCode.Gone, "too old");
        (await host.CountAsync("accounts")).ShouldBe(0);
    }

    [Fact]
    public async Task Where_sign_up_is_closed_an_invitation_opens_nothing()
    {
        await using var host = await StartAsync(("Accounts:SignUp", "closed"));
        using var browser = host.Browse();
        await browser.OpenAsync(AccountLinks.InvitationPath(await host.InviteAsync(Email)));
        browser.Text.ShouldContain("takes no new accounts");
    }

    [Fact]
    public async Task The_set_up_link_makes_the_account_that_owns_the_installation_without_any_mail()
    {
        await using var host = await StartAsync(("Accounts:SignUp", "closed"), ("Mail:Mailbox", "false"));
        using var browser = host.Browse();
        var link = AccountLinks.SetUpPath(await host.IssueSetUpAsync());
        await browser.OpenAsync(link);
        browser.Text.ShouldContain("No letters can be sent yet");
        await browser.SubmitAsync(("Email", Email), ("AccountName", Name));
        await browser.ChooseAsync();
        browser.Address.AbsolutePath.ShouldBe("/signup/done");
        browser.Text.ShouldContain("owns the installation");
        (await host.FindAccountAsync(Email)).ShouldNotBeNull().OwnsInstallation.ShouldBeTrue();
        (await host.CountAsync("mail_outbox")).ShouldBe(0);
        await ExpectAsync(browser, link, HttpStatusCode.Gone, "used already");
    }

    [Fact]
    public async Task A_taken_address_does_not_cost_the_set_up_link()
    {
        await using var host = await StartAsync();
        await Settled.AccountAsync(host, Email);
        using var browser = host.Browse();
        var link = AccountLinks.SetUpPath(await host.IssueSetUpAsync());
        await browser.OpenAsync(link);
        await browser.SubmitAsync(("Email", Email), ("AccountName", Name));
        await browser.ChooseAsync();
        browser.Address.AbsolutePath.ShouldBe("/signup/taken");

        await browser.OpenAsync(link);
        await browser.SubmitAsync(("Email", "other@example.org"), ("AccountName", Name));
        await browser.ChooseAsync();
        browser.Address.AbsolutePath.ShouldBe("/signup/done");
    }

    private static async Task ExpectAsync(TestBrowser browser, string path, HttpStatusCode status, string words)
    {
        await browser.OpenAsync(path);
        browser.Status.ShouldBe(status);
        browser.Text.ShouldContain(words);
    }
}
