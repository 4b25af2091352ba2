using System.Net;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Mfa;

public sealed class MfaOverviewTests
{
    private const string Owner = "owner@example.com";
    private const string Overview = "/console/iam/mfa";

    [Fact]
    public async Task The_list_of_users_says_who_has_MFA_and_shows_only_those_with_or_without()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var alice = await Settled.UserAsync(host, account, "alice");
        await Settled.UserAsync(host, account, "bob");
        await OwnedApp.GiveAsync(host, account.Id.Digits, alice.Owner, "phone");
        await OwnedApp.GiveAsync(host, account.Id.Digits, alice.Owner, "tablet");
        using var browser = await SignedInAsync(host);
        await browser.OpenAsync("/console/iam/users");
        browser.Text.ShouldContain("alice / Active (2)");
        browser.Text.ShouldContain("bob / None");
        await browser.OpenAsync("/console/iam/users?kind=mfa");
        browser.Html.ShouldContain("/console/iam/users/alice");
        browser.Html.ShouldNotContain("/console/iam/users/bob");
        await browser.OpenAsync("/console/iam/users?kind=no-mfa&search=B");
        browser.Html.ShouldContain("/console/iam/users/bob");
        browser.Html.ShouldNotContain("/console/iam/users/alice");
        await browser.OpenAsync("/console/iam/users?kind=no-mfa&search=alice");
        browser.Text.ShouldContain("Nothing");
    }

    [Fact]
    public async Task An_administrator_deactivates_the_device_that_a_user_lost_with_a_fresh_proof()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var alice = await Settled.UserAsync(host, account, "alice");
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, alice.Owner);
        using var browser = await SignedInAsync(host);
        var page = "/console/iam/users/alice/credentials";
        await browser.OpenAsync(page);
        browser.Text.ShouldContain(app.Serial);
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await browser.SubmitAsync(("SerialNumber", app.Serial));
        browser.Address.AbsolutePath.ShouldBe("/verify/again/password");
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe(page);
        await browser.SubmitAsync(("SerialNumber", app.Serial));
        browser.Text.ShouldContain("The MFA device is deactivated.");
        browser.Text.ShouldContain("This user has no MFA device.");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, alice.Owner))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_overview_draws_and_tells_what_people_have_and_signed_in_with()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner, owner: true);
        await Settled.AccountAsync(host, "other@example.com");
        var alice = await Settled.UserAsync(host, account, "alice");
        await Settled.UserAsync(host, account, "bob");
        await Settled.UserAsync(host, account, "machine", password: null);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, alice.Owner);
        using (var one = new TestBrowser(host.Origin))
        {
            await IamSignInTests.SignInAsync(one, account.Id.Digits, "alice", Settled.Password);
            await one.SubmitAsync(("Code", app.Code));
        }

        using var browser = await SignedInAsync(host);
        await browser.OpenAsync(Overview);
        browser.Text.ShouldContain("The root user of this account has no MFA device.");
        browser.Text.ShouldContain("Passkey or security key 0 Authenticator app 1 Password only 1");
        browser.Text.ShouldContain("2026-11-02 0 1 0 0 0 1");
        browser.Html.ShouldContain("<title>2026-11-02, App code: 1</title>");
        browser.Html.ShouldContain("aria-describedby=\"signin-table\"");
        browser.Html.ShouldNotContain(" style=");
        browser.Text.ShouldContain("Accounts without root MFA");
        browser.Text.ShouldContain("other@example.com");
    }

    [Fact]
    public async Task Another_account_sees_nothing_of_the_installation_and_a_user_without_permission_nothing_at_all()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.AccountAsync(host, "other@example.com", owner: true);
        await Settled.UserAsync(host, account, "alice");
        using var browser = await SignedInAsync(host);
        await browser.OpenAsync(Overview);
        browser.Text.ShouldNotContain("Accounts without root MFA");
        browser.Text.ShouldNotContain("other@example.com");
        using var alice = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(alice, account.Id.Digits, "alice", Settled.Password);
        await alice.OpenAsync(Overview);
        alice.Status.ShouldBe(HttpStatusCode.Forbidden);
        alice.Text.ShouldContain("iam:GetAccountSummary");
    }

    private static Task<GatehouseHost> StartAsync() => GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));

    private static async Task<TestBrowser> SignedInAsync(GatehouseHost host)
    {
        var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        return browser;
    }
}
