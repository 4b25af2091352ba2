using System.Net;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console;

public sealed class EntranceTests
{
    private static readonly string[] Pages =
    [
        "/console", "/console/security-credentials", "/console/events", "/console/account", "/console/account/name", "/console/account/alias",
        "/console/account/contact", "/console/account/contacts/billing", "/console/account/email", "/console/account/close",
    ];

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_sign_in_and_back()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = new ConsoleBrowser(host);
        foreach (var page in Pages.Append("/console/installation/mail"))
        {
            (await browser.GetLocationAsync(page))!.ToString().ShouldBe("/signin?return=" + Uri.EscapeDataString(page));
        }

        (await browser.GetLocationAsync("/console/events?show=refused"))!.ToString().ShouldBe("/signin?return=%2Fconsole%2Fevents%3Fshow%3Drefused");
    }

    [Fact]
    public async Task Every_page_opens_and_says_where_one_is()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync(name: "Quarry & Sons");
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        foreach (var page in Pages)
        {
            var (status, html) = await browser.GetAsync(page);
            status.ShouldBe(HttpStatusCode.OK, page);
            html.ShouldContain($"Quarry &amp; Sons @ {account.Id.Dashed}");
            html.ShouldContain("us-east-1");
            html.ShouldContain("Sign out");
        }

        (await browser.GetAsync("/console/security-credentials")).Html.ShouldContain($"data-copy=\"{account.Id.Digits}\"");
    }

    [Fact]
    public async Task An_account_that_is_shut_is_shut_for_those_inside_too()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        (await host.RunAsync(ActivatorUtilities.CreateInstance<SuspendAccount>(host.Get<IServiceProvider>()), new(account.Id, "other"), Caller.Operator)).ShouldBeDone();
        (await browser.GetLocationAsync("/console"))!.ToString().ShouldBe("/signin?return=%2Fconsole");
        (await host.RunAsync(ActivatorUtilities.CreateInstance<ReactivateAccount>(host.Get<IServiceProvider>()), new(account.Id), Caller.Operator)).ShouldBeDone();
        (await browser.GetLocationAsync("/console")).ShouldNotBeNull("the session ended with the suspension");
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        foreach (var (action, field, value) in new[]
        {
            ("/console/account/name", "AccountName", "Forged"),
            ("/console/account/alias", "AccountAlias", "forged"),
            ("/console/account/close", "Confirmation", account.Id.Digits),
            ("/console/security-credentials?handler=EndOthers", "x", "x"),
            ("/console/events?handler=LiftThrottle", "x", "x"),
        })
        {
            (await browser.PostWithAsync(action, null, (field, value))).Status.ShouldBe(HttpStatusCode.BadRequest, action);
        }

        (await host.FindAsync(account.Id)).ShouldBe(account);
    }

    [Fact]
    public async Task Only_the_owner_of_the_installation_finds_the_mail_outbox()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var owner = await ConsoleBrowser.SignedInAsync(host, await host.OpenAsync(ownsInstallation: true));
        using var other = await ConsoleBrowser.SignedInAsync(host, await host.OpenAsync("other@example.com"));
        (await owner.GetAsync("/console/installation/mail")).Status.ShouldBe(HttpStatusCode.OK);
        (await owner.GetAsync("/console")).Html.ShouldContain("/console/installation/mail");
        (await other.GetAsync("/console/installation/mail")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync("/console")).Html.ShouldNotContain("/console/installation/mail");
        var forged = await other.PostAsync("/console/account/name", "/console/installation/mail?handler=Retry", ("Id", Guid.Empty.ToString()));
        forged.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
