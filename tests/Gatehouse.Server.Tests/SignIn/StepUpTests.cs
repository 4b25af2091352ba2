using System.Text.Json;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users.Passwords;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class StepUpTests
{
    private const string Owner = "owner@example.com";
    private const string Email = "/console/account/email";
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(Email)]
    [InlineData("/console/account/close")]
    [InlineData("/console/security-credentials/mfa/assign")]
    public async Task A_page_that_can_keep_the_owner_out_asks_once_more_after_a_quarter_of_an_hour_and_then_opens(string page)
    {
        await using var host = await StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = await SignedInAsync(host);
        host.Clock.Advance(Quarter - TimeSpan.FromSeconds(1));
        await browser.OpenAsync(page);
        browser.Address.AbsolutePath.ShouldBe(page);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await browser.OpenAsync(page);
        browser.Address.AbsolutePath.ShouldBe("/verify/again/password");
        browser.Text.ShouldContain("Re-enter your password");
        browser.Text.ShouldContain(Owner);
        await browser.SubmitAsync(("Password", ""));
        browser.Text.ShouldContain("Enter your password.");
        await browser.SubmitAsync(("Password", "Wrong-Horse-7-Battery"));
        browser.Text.ShouldContain("That is not your password, or there were too many tries.");
        await browser.OpenAsync(page);
        browser.Address.AbsolutePath.ShouldBe("/verify/again/password");
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe(page);
    }

    [Fact]
    public async Task With_a_device_its_code_is_asked_and_the_session_keeps_what_it_had_for_policies()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = await SignedInAsync(host);
        await browser.SubmitAsync(("Code", app.Code));
        var before = await OnlySessionAsync(host, account);
        host.Clock.Advance(Quarter);
        await browser.OpenAsync(Email);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        browser.Text.ShouldContain("To prove that it is you");
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe(Email);
        var after = await OnlySessionAsync(host, account);
        (after.Id, after.MfaAt).ShouldBe((before.Id, before.MfaAt));
        after.ProvedAt.ShouldBe(host.Clock.GetUtcNow());
        var record = await LastAsync(host, account, "CredentialVerification");
        record.GetProperty("serviceEventDetails").GetProperty("CredentialVerification").GetString().ShouldBe("Success");
        record.GetProperty("additionalEventData").GetProperty("MFAIdentifier").GetString().ShouldBe(app.Serial);
    }

    [Fact]
    public async Task A_form_that_was_left_open_does_nothing_until_the_proof_is_given()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = await SignedInAsync(host);
        await browser.OpenAsync("/console/security-credentials/access-keys");
        host.Clock.Advance(Quarter);
        await browser.SubmitAsync(("Known", ""));
        browser.Address.AbsolutePath.ShouldBe("/verify/again/password");
        (await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, "CreateAccessKey"))
            .Single().Record.ShouldContain("FreshProofNeeded");
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console/security-credentials/access-keys");
        await browser.SubmitAsync(("Known", ""));
        browser.Text.ShouldContain("AKIA");
    }

    [Fact]
    public async Task An_IAM_user_proves_it_too_and_is_named()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        host.Clock.Advance(Quarter);
        await browser.OpenAsync("/console/security-credentials/access-keys");
        await browser.SubmitAsync(("Known", ""));
        browser.Address.AbsolutePath.ShouldBe("/verify/again/password");
        browser.Text.ShouldContain($"alice @ {account.Id.Digits}");
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console/security-credentials/access-keys");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_changes_the_password_gives_the_current_one_once_and_shows_a_device_before_that(bool isRoot)
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var user = await Settled.UserAsync(host, account, "alice");
        (await host.RunAsync(host.Get<UpdateAccountPasswordPolicy>(), new() { AllowUsersToChangePassword = true }, TestAccounts.Root(account))).ShouldBeDone();
        var page = isRoot ? "/console/security-credentials/root-password" : "/console/security-credentials/password";
        const string Chosen = "Quartz-Meadow-58-Harbor";
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(Settled.Password);
        host.Clock.Advance(Quarter);
        await browser.OpenAsync(page);
        browser.Address.AbsolutePath.ShouldBe(page, "its form asks for the password, and once is enough");
        await browser.SubmitAsync(("CurrentPassword", "Wrong-Horse-7-Battery"), ("NewPassword", Chosen), ("ConfirmPassword", Chosen));
        browser.Address.AbsolutePath.ShouldBe(page);
        await browser.SubmitAsync(("CurrentPassword", Settled.Password), ("NewPassword", Chosen), ("ConfirmPassword", Chosen));
        browser.Address.AbsolutePath.ShouldBe("/console/security-credentials");

        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, isRoot ? account.Root : user.Owner);
        await browser.OpenAsync("/signin?other=1");
        await SignInAsync(Chosen);
        await browser.SubmitAsync(("Code", app.Code));
        await browser.OpenAsync(page);
        var open = browser.Prepare(("CurrentPassword", Chosen), ("NewPassword", Settled.Password + "-2"), ("ConfirmPassword", Settled.Password + "-2"));
        host.Clock.Advance(Quarter);
        await browser.PostAsync(open.Action, open.Fields);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa", "a form that was left open is no way around the device");
        await browser.OpenAsync(page);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe(page);
        browser.Text.ShouldContain("Current password");

        async Task SignInAsync(string password) =>
            await (isRoot ? browser.SignInAsync(Owner, password) : IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", password));
    }

    [Fact]
    public async Task Somebody_elses_proof_under_way_is_not_there()
    {
        await using var host = await StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = await SignedInAsync(host);
        host.Clock.Advance(Quarter);
        await browser.OpenAsync(Email);
        using var stranger = new TestBrowser(host.Origin);
        await stranger.OpenAsync("/signin");
        await stranger.OpenAsync(browser.Address.PathAndQuery);
        stranger.Address.AbsolutePath.ShouldBe("/signin");
        await stranger.OpenAsync("/verify/again?return=/console/account/email");
        stranger.Address.PathAndQuery.ShouldStartWith("/signin?return=");
    }

    [Fact]
    public async Task A_proof_that_ran_out_is_asked_for_again_and_leads_to_the_page_that_was_wanted()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = await SignedInAsync(host);
        await browser.SubmitAsync(("Code", app.Code));
        host.Clock.Advance(Quarter);
        await browser.OpenAsync(Email);
        var lost = browser.Address.PathAndQuery;

        // It runs out beneath an open form, and beside it.
        host.Clock.Advance(Quarter + TimeSpan.FromSeconds(1));
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        browser.Text.ShouldContain("To prove that it is you");
        await browser.OpenAsync(lost);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await browser.OpenAsync(lost.Replace("/verify/mfa", "/verify/mfa-help", StringComparison.Ordinal));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe(Email);
        (await OnlySessionAsync(host, account)).ProvedAt.ShouldBe(host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_browser_that_lost_its_mark_keeps_its_session_and_proves_it_anew()
    {
        await using var host = await StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = await SignedInAsync(host);
        host.Clock.Advance(Quarter);
        await browser.OpenAsync(Email);
        browser.Cookies.Single(static each => each.Name.EndsWith("browser", StringComparison.Ordinal)).Expired = true;
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/verify/again/password");
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe(Email);
    }

    [Fact]
    public async Task Back_and_reload_after_the_end_lead_to_where_the_sign_in_or_the_proof_led()
    {
        await using var host = await StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin?return=/console/account");
        await browser.SubmitAsync(("Email", Owner));
        var signIn = browser.Address.PathAndQuery;
        await browser.SubmitAsync(("Password", Settled.Password));
        await browser.OpenAsync(signIn);
        browser.Address.AbsolutePath.ShouldBe("/console/account");
        host.Clock.Advance(Quarter);
        await browser.OpenAsync(Email);
        var proof = browser.Address.PathAndQuery;
        await browser.SubmitAsync(("Password", Settled.Password));
        await browser.OpenAsync(proof);
        browser.Address.AbsolutePath.ShouldBe(Email);
        using var stranger = new TestBrowser(host.Origin);
        await stranger.OpenAsync(signIn);
        stranger.Address.AbsolutePath.ShouldBe("/signin");
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example%2F")]
    [InlineData("%2Fverify%2Fagain%3Freturn%3D%2F%2Fevil.example")]
    [InlineData("%2F%2Fevil.example%2Fverify%2Fagain%3F")]
    [InlineData("%2Fsignout")]
    public async Task Where_a_lost_proof_begins_again_is_no_way_to_another_site(string again)
    {
        await using var host = await StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = await SignedInAsync(host);
        await browser.OpenAsync("/verify/mfa?attempt=none&again=" + again);
        browser.Address.Host.ShouldBe(host.Origin.Host);
        browser.Address.AbsolutePath.ShouldBeOneOf("/signin", "/console", "/verify/again/password");
        if (browser.Address.AbsolutePath == "/verify/again/password")
        {
            await browser.SubmitAsync(("Password", Settled.Password));
            browser.Address.AbsolutePath.ShouldBe("/console");
        }
    }

    [Fact]
    public async Task Nobody_is_led_to_another_site_afterwards()
    {
        await using var host = await StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = await SignedInAsync(host);
        await browser.OpenAsync("/verify/again?return=https%3A%2F%2Fevil.example%2F");
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task A_proof_that_comes_after_the_session_ended_gives_nothing()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = await SignedInAsync(host);
        host.Clock.Advance(Quarter);
        await browser.OpenAsync(Email);
        await host.Database.WriteAsync(db => SessionStore.DeleteAllAsync(db, account.Root, null));
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/signin");
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_acts_in_a_role_proves_who_they_are_themselves()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = await SignedInAsync(host);
        host.Clock.Advance(Quarter);
        var before = await OnlySessionAsync(host, account);
        await host.Database.WriteAsync(async db =>
        {
            await SessionStore.InsertAsync(db, "role-hash", "", before with { Id = "role", BaseId = before.Id });
            (await SessionStore.ProveAsync(db, account.Root, before.Id, host.Clock.GetUtcNow())).ShouldBeTrue();
            (await SessionStore.ProveAsync(db, new("iam", "AIDAOTHER"), before.Id, host.Clock.GetUtcNow())).ShouldBeFalse();
        });
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldAllBe(each => each.ProvedAt == host.Clock.GetUtcNow());
    }

    private static Task<GatehouseHost> StartAsync() => GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));

    private static async Task<TestBrowser> SignedInAsync(GatehouseHost host)
    {
        var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        return browser;
    }

    private static async Task<Session> OnlySessionAsync(GatehouseHost host, Account account) =>
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldHaveSingleItem();

    private static async Task<JsonElement> LastAsync(GatehouseHost host, Account account, string name) =>
        JsonDocument.Parse((await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, name)).Single().Record).RootElement;
}
