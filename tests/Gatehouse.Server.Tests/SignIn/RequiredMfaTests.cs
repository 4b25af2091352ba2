using System.Net;
using System.Text.RegularExpressions;
using Gatehouse.Protocols.Tests.WebAuthn;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users.MfaRules;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed partial class RequiredMfaTests
{
    private const string Owner = "owner@example.com";
    private const string SetUp = "/verify/mfa-setup";

    [Fact]
    public async Task A_root_user_puts_it_off_while_the_days_of_grace_run_and_adds_a_device_afterwards()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.OpenAsync("/console/account/mfa");
        await browser.SubmitAsync(("RequireRoot", "true"), ("GraceDays", "91"));
        browser.Text.ShouldContain("Enter a number of days from 0 to 90.");
        await browser.SubmitAsync(("RequireRoot", "true"), ("GraceDays", "3"));
        browser.Text.ShouldContain("The rules for MFA are saved.");
        (await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 5, "PutAccountMfaRules"))
            .ShouldContain(static each => each.Record.Contains("\"rootGraceDays\":3", StringComparison.Ordinal));

        await browser.OpenAsync("/signout");
        using var early = new TestBrowser(host.Origin);
        await early.SignInAsync(Owner, Settled.Password);
        early.Address.AbsolutePath.ShouldBe(SetUp);
        early.Text.ShouldContain("You can put this off until 2026-11-05 09:0");
        await early.PostAsync(SetUp + "?handler=Skip", early.Prepare(("Kind", "")).Fields);
        early.Address.AbsolutePath.ShouldBe("/console");

        host.Clock.Advance(TimeSpan.FromDays(3));
        using var late = new TestBrowser(host.Origin);
        await late.SignInAsync(Owner, Settled.Password);
        late.Address.AbsolutePath.ShouldBe(SetUp);
        late.Text.ShouldNotContain("Not now");
        await late.PostAsync(SetUp + "?handler=Skip", late.Prepare(("Kind", "")).Fields);
        late.Address.AbsolutePath.ShouldBe(SetUp, "the days of grace are over");
        await late.SubmitAsync(("Kind", MfaDevice.Totp));
        late.Html.ShouldContain("src=\"data:image/png;base64,iVBOR");
        var app = AppOn(host, late);
        await late.SubmitAsync(("DeviceName", "my phone"), ("Code1", app.Code()), ("Code2", app.Code(1)));
        late.Text.ShouldContain("A device name has 1 to 128 letters");
        await late.SubmitAsync(("DeviceName", "phone"), ("Code1", app.Code()), ("Code2", app.Code()));
        late.Text.ShouldContain("Codes must come from this device");
        AppOn(host, late).Seed.ShouldBe(app.Seed, "the app has this key already");
        await late.SubmitAsync(("DeviceName", "phone"), ("Code1", app.Code()), ("Code2", app.Code(1)));
        late.Address.AbsolutePath.ShouldBe("/console");

        var session = (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldHaveSingleItem();
        session.MfaAt.ShouldBeNull("the session stays without MFA until the next sign-in");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, account.Root))).Single().Serial.ShouldEndWith(MfaSerial.RootDevice);
        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).ShouldContain(static letter => letter.Row.Kind == "mfa-changed");
        (await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 2, "EnableMFADevice")).Count.ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        using var next = new TestBrowser(host.Origin);
        await next.SignInAsync(Owner, Settled.Password);
        next.Address.AbsolutePath.ShouldBe("/verify/mfa");
    }

    [Fact]
    public async Task An_IAM_user_sets_a_new_password_and_then_adds_a_device_before_anything_opens()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await RequireAsync(host, account, users: true);
        var user = await Settled.UserAsync(host, account, "alice", mustChange: true);
        await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root, "phone");
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/new-password");
        await browser.SubmitAsync(("NewPassword", "Velvet-Harbour-83"), ("ConfirmPassword", "Velvet-Harbour-83"));
        browser.Address.AbsolutePath.ShouldBe(SetUp);
        await browser.OpenAsync("/console");
        browser.Address.AbsolutePath.ShouldNotBe("/console");
        (await host.Get<BrowserSessions>().FindAllAsync(user.Owner)).ShouldBeEmpty();

        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", "Velvet-Harbour-83");
        browser.Address.AbsolutePath.ShouldBe(SetUp);
        browser.Text.ShouldNotContain("Not now");
        await browser.SubmitAsync(("Kind", MfaDevice.Totp));
        var app = AppOn(host, browser);
        await browser.SubmitAsync(("DeviceName", "phone"), ("Code1", app.Code()), ("Code2", app.Code(1)));
        browser.Address.AbsolutePath.ShouldBe(SetUp + "/app");
        browser.Text.ShouldContain("Another device has this name already.");
        await browser.SubmitAsync(("DeviceName", "alice-phone"), ("Code1", app.Code()), ("Code2", app.Code(1)));
        browser.Address.AbsolutePath.ShouldBe("/console");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, user.Owner))).Single().Name.ShouldBe("alice-phone");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_passkey_is_added_at_the_door_as_well_and_is_asked_for_from_then_on(bool isRoot)
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await RequireAsync(host, account, root: true, users: true);
        var user = await Settled.UserAsync(host, account, "alice");
        var owner = isRoot ? account.Root : user.Owner;
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync();
        browser.Address.AbsolutePath.ShouldBe(SetUp);
        await browser.SubmitAsync(("Kind", MfaDevice.Passkey));
        browser.Address.AbsolutePath.ShouldBe(SetUp + "/passkey");
        using var key = new SoftAuthenticator(host.Origin.GetLeftPart(UriPartial.Authority));
        await browser.SubmitAsync(("DeviceName", "blue-key"), ("Answer", "{}"));
        browser.Text.ShouldContain("could not be added");
        using var elsewhere = new SoftAuthenticator("https://evil.example");
        await browser.SubmitAsync(("DeviceName", "blue-key"), ("Answer", elsewhere.Create(OwnedKey.QuestionOn(browser))));
        browser.Text.ShouldContain("could not be added");
        await browser.SubmitAsync(("DeviceName", "blue-key"), ("Answer", key.Create(OwnedKey.QuestionOn(browser))));
        browser.Address.AbsolutePath.ShouldBe("/console");
        (await host.Get<BrowserSessions>().FindAllAsync(owner)).ShouldHaveSingleItem().MfaAt.ShouldBeNull("the next sign-in proves");
        var device = (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, owner))).ShouldHaveSingleItem();
        (device.Kind, device.Name, device.AccountId).ShouldBe((MfaDevice.Passkey, "blue-key", account.Id.Digits));

        await browser.OpenAsync("/signin?other=1");
        await SignInAsync();
        browser.Address.AbsolutePath.ShouldBe("/verify/security-key");
        await browser.SubmitAsync(("Answer", key.Get(OwnedKey.QuestionOn(browser))));
        browser.Address.AbsolutePath.ShouldBe("/console");

        async Task SignInAsync() => await (isRoot ? browser.SignInAsync(Owner, Settled.Password) : IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password));
    }

    [Fact]
    public async Task A_post_of_the_setup_without_the_password_adds_nothing()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await RequireAsync(host, account, root: true);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin");
        await browser.SubmitAsync(("Email", Owner));
        browser.Address.AbsolutePath.ShouldBe("/verify/password");
        var fields = browser.Prepare(("Password", "")).Fields;
        fields.AddRange([new("DeviceName", "phone"), new("Token", "x"), new("Code1", "123456"), new("Code2", "123457")]);
        foreach (var page in new[] { SetUp, SetUp + "/app", SetUp + "/passkey" })
        {
            await browser.PostAsync(page, fields.Append(new("Answer", "{}")));
            browser.Address.AbsolutePath.ShouldBe("/verify/password");
        }

        await browser.PostAsync(SetUp + "?handler=Skip", fields);
        browser.Address.AbsolutePath.ShouldBe("/verify/password");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, account.Root))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Saving_the_rules_again_gives_nobody_more_time_and_needs_a_permission()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await RequireAsync(host, account, root: true, days: 5);
        var first = await RulesAsync(host, account);
        host.Clock.Advance(TimeSpan.FromDays(2));
        await RequireAsync(host, account, root: true, days: 5, users: true);
        var second = await RulesAsync(host, account);
        (second.RootSince, second.RootGraceEnds).ShouldBe((first.RootSince, first.RootGraceEnds));
        second.UsersSince.ShouldBe(host.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        await RequireAsync(host, account);
        (await RulesAsync(host, account)).ShouldBe(AccountMfaRules.None);

        await Settled.UserAsync(host, account, "alice");
        using var alice = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(alice, account.Id.Digits, "alice", Settled.Password);
        await alice.OpenAsync("/console/account/mfa");
        alice.Status.ShouldBe(HttpStatusCode.Forbidden);
        alice.Text.ShouldContain("signin:GetAccountMfaRules");
    }

    private static Task<GatehouseHost> StartAsync() => GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));

    private static async Task RequireAsync(GatehouseHost host, Account account, bool root = false, int days = 0, bool users = false) =>
        (await host.RunAsync(host.Get<PutAccountMfaRules>(), new(root, days, users), TestAccounts.Root(account))).ShouldBeDone();

    private static Task<AccountMfaRules> RulesAsync(GatehouseHost host, Account account) =>
        host.Database.ReadAsync(db => AccountMfaRulesStore.FindAsync(db, account.Id.Digits));

    private static TestApp AppOn(GatehouseHost host, TestBrowser browser) => new(host, "", Key().Match(browser.Html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));

    [GeneratedRegex("<code class=\"whole\">([A-Z2-7 ]{32,})</code>")]
    private static partial Regex Key();
}
