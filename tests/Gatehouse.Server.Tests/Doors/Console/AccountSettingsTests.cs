using System.Net;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console;

public sealed class AccountSettingsTests
{
    public static TheoryData<string, string> Fields => new()
    {
        { "/console/account/name", "AccountName" },
        { "/console/account/alias", "AccountAlias" },
        { "/console/account/contact", "Contact.City" },
        { "/console/account/contacts/billing", "Contact.EmailAddress" },
        { "/console/account/email", "NewEmail" },
        { "/console/account/close", "Confirmation" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Every_field_beyond_its_limits_gets_words_beside_it_and_changes_nothing(string page, string field)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        string[] hostile = ["", "   ", new('x', 1 << 20), "\u202Eb\u202Ca@x", "🚪🚪🚪", "<script>alert(1)</script>", "a\r\nBcc: b@example.com", "pаypal@exаmple.com"];
        foreach (var value in hostile)
        {
            var (status, _, html) = await browser.PostAsync(page, page, (field, value));
            status.ShouldBe(HttpStatusCode.OK, $"{page} {(value.Length > 50 ? "long" : value)}");
            html.ShouldContain("class=\"error\"");
            html.ShouldNotContain("<script>alert");
        }

        // No browser sends NUL; the framework refuses the whole form.
        var (refused, _, problem) = await browser.PostAsync(page, page, (field, "a\0b"));
        refused.ShouldBe(HttpStatusCode.BadRequest);
        problem.ShouldContain("That request could not be read");
        (await host.FindAsync(account.Id)).ShouldBe(account);
    }

    [Fact]
    public async Task Name_alias_and_contacts_are_set_and_shown()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        (await browser.PostAsync("/console/account/name", "/console/account/name", ("AccountName", "Basalt Works"))).Location!.ToString().ShouldBe("/console/account?done=Name");
        (await browser.PostAsync("/console/account/alias", "/console/account/alias", ("AccountAlias", "basalt"))).Location!.ToString().ShouldBe("/console/account?done=Alias");
        (await browser.PostAsync(
            "/console/account/contact",
            "/console/account/contact",
            ("Contact.FullName", "Mara Quarry"),
            ("Contact.AddressLine1", "Steinweg 4"),
            ("Contact.City", "Köln"),
            ("Contact.PostalCode", "50667"),
            ("Contact.CountryCode", "de"),
            ("Contact.PhoneNumber", "+49 221 5550100"))).Location!.ToString().ShouldBe("/console/account?done=Contact");
        (await browser.PostAsync(
            "/console/account/contacts/security",
            "/console/account/contacts/security",
            ("Contact.Name", "Noor Vault"),
            ("Contact.Title", "Officer"),
            ("Contact.EmailAddress", "security@example.com"),
            ("Contact.PhoneNumber", "555 0100"))).Location!.ToString().ShouldBe("/console/account?done=Alternate");

        var html = WebUtility.HtmlDecode((await browser.GetAsync("/console/account")).Html);
        foreach (var shown in new[] { "Basalt Works", "/signin/basalt", "Mara Quarry", "Köln", "Noor Vault" })
        {
            html.ShouldContain(shown);
        }

        var home = (await browser.GetAsync("/console")).Html;
        home.ShouldNotContain("Choose an alias");
        home.ShouldNotContain("Add a security contact");
        home.ShouldContain("Protect the root user with a second factor");
        (await browser.PostAsync("/console/account/alias", "/console/account/alias?handler=Delete")).Location!.ToString().ShouldBe("/console/account?done=AliasGone");
        (await browser.PostAsync("/console/account/contacts/security", "/console/account/contacts/security?handler=Delete")).Location!.ToString().ShouldBe("/console/account?done=AlternateGone");
        (await browser.GetAsync("/console/account/contacts/legal")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/console")).Html.ShouldContain("Choose an alias");
    }

    [Fact]
    public async Task The_root_email_changes_by_code_and_comes_back_by_the_link_in_the_letter()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        var asked = await browser.PostAsync("/console/account/email", "/console/account/email", ("NewEmail", "new@example.com"));
        asked.Location!.ToString().ShouldBe("/console/account/email/code");
        (await browser.GetAsync("/console/account")).Html.ShouldContain("new@example.com waits for its code");
        var code = (await host.LettersAsync("email-change-code", "new@example.com"))[0].Code();
        var wrong = code == "000000" ? "111111" : "000000";
        (await browser.PostAsync("/console/account/email/code", "/console/account/email/code", ("Code", wrong))).Html.ShouldContain("That code is wrong.");
        (await browser.PostAsync("/console/account/email/code", "/console/account/email/code", ("Code", $" {code} "))).Location!.ToString().ShouldBe("/console/account?done=Email");
        (await browser.GetAsync("/console/account")).Html.ShouldContain("new@example.com");

        using var owner = new ConsoleBrowser(host);
        var link = (await host.LettersAsync("email-changed", account.RootEmail))[0].Link().PathAndQuery;
        for (var scan = 0; scan < 2; scan++)
        {
            (await owner.GetAsync(link)).Html.ShouldContain("Restore the former address");
        }

        (await owner.PostAsync(link, "/account/email-undo", ("Token", link.Split('=')[1]))).Location!.ToString().ShouldBe("/account/email-undo?done=restored");
        (await owner.GetAsync("/account/email-undo?done=restored")).Html.ShouldContain("The former address is restored");
        (await owner.GetAsync(link)).Html.ShouldContain("It was used already");
        (await host.FindAsync(account.Id))!.RootEmail.ShouldBe(account.RootEmail);
        (await browser.GetLocationAsync("/console"))!.ToString().ShouldStartWith("/signin");
        (await owner.GetAsync("/account/email-undo?token=nonsense")).Html.ShouldContain("This link does not work");
        (await owner.GetAsync("/account/email-undo")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_account_closes_only_when_its_name_or_id_is_typed()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        (await browser.PostAsync("/console/account/close", "/console/account/close", ("Confirmation", "yes"))).Html.ShouldContain("neither the name nor the ID");
        var closed = await browser.PostAsync("/console/account/close", "/console/account/close", ("Confirmation", account.Id.Dashed));
        closed.Location!.ToString().ShouldBe("/account/closed");
        (await browser.GetAsync("/account/closed")).Html.ShouldContain("The account is closed");
        (await host.FindAsync(account.Id))!.Status.ShouldBe(AccountStatus.Closed);
        (await browser.GetLocationAsync("/console")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Going_back_and_posting_again_changes_nothing_twice()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        (await browser.GetLocationAsync("/console/account/email/code"))!.ToString().ShouldBe("/console/account/email");
        (await browser.PostAsync("/console/account/email", "/console/account/email/code", ("Code", "123456"))).Location!.ToString().ShouldBe("/console/account");
        (await browser.GetAsync("/console/account?done=%3Cscript%3E")).Html.ShouldNotContain("script>\"");
        (await browser.GetAsync("/console/events?before=9999999999999999999.x&show=%00")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/console/events?before=-1.00000000-0000-0000-0000-000000000000")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
