using System.Net;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console;

public sealed class PermissionTests
{
    [Theory]
    [InlineData("/console", HttpStatusCode.OK)]
    [InlineData("/console/security-credentials", HttpStatusCode.OK)]
    [InlineData("/console/account", HttpStatusCode.OK)]
    [InlineData("/console/events", HttpStatusCode.Forbidden)]
    [InlineData("/console/installation/mail", HttpStatusCode.NotFound)]
    public async Task A_page_without_rights_says_so_in_words_and_never_fails(string page, HttpStatusCode status)
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = await AliceAsync(host);
        await browser.OpenAsync(page);
        browser.Status.ShouldBe(status);
        if (status == HttpStatusCode.Forbidden)
        {
            browser.Text.ShouldContain("You need permissions");
            browser.Text.ShouldContain(":user/alice");
            browser.Text.ShouldContain("Sign out");
        }
    }

    [Fact]
    public async Task A_button_without_rights_names_the_action_and_the_resource_and_changes_nothing()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = await AliceAsync(host);
        await browser.OpenAsync("/console/account/alias");
        await browser.SubmitAsync(("AccountAlias", "granite-works"));
        browser.Status.ShouldBe(HttpStatusCode.Forbidden);
        browser.Text.ShouldContain("You need permissions");
        browser.Text.ShouldContain("iam:CreateAccountAlias");
        (await host.Database.ReadAsync(session => session.GetAsync<long>("SELECT count(*) FROM accounts WHERE alias IS NOT NULL"))).ShouldBe(0);
    }

    private static async Task<TestBrowser> AliceAsync(GatehouseHost host)
    {
        var account = await Settled.AccountAsync(host, "owner@example.com", owner: true);
        await Settled.UserAsync(host, account, "alice");
        var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        return browser;
    }
}
