using System.Text.Json;
using Gatehouse.Server.Access.Grants;
using Gatehouse.Server.Doors.Browsers;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class MfaSignInTests
{
    private const string Owner = "owner@example.com";

    [Fact]
    public async Task A_root_user_with_an_app_signs_in_with_password_and_code_and_gets_no_letter()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        browser.Text.ShouldContain("Your account is secured using multi-factor authentication (MFA).");
        browser.Text.ShouldContain("The six digits that phone shows now.");
        browser.Text.ShouldContain(Owner);
        browser.Html.ShouldContain("autocomplete=\"one-time-code\"");
        browser.Html.ShouldContain("inputmode=\"numeric\"");
        await browser.SubmitAsync(("Code", $" {app.Code[..3]} {app.Code[3..]} "));
        browser.Address.AbsolutePath.ShouldBe("/console");
        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).ShouldBeEmpty();

        var login = await LastAsync(host, account, "ConsoleLogin");
        login.GetProperty("additionalEventData").GetProperty("MFAUsed").GetString().ShouldBe("Yes");
        login.GetProperty("additionalEventData").GetProperty("MFAIdentifier").GetString().ShouldBe(app.Serial);
        var asked = await LastAsync(host, account, "CheckMfa");
        asked.GetProperty("responseElements").GetProperty("CheckMfa").GetString().ShouldBe("Success");
        asked.GetProperty("additionalEventData").GetProperty("MfaType").GetString().ShouldBe("Virtual MFA");
    }

    [Fact]
    public async Task An_IAM_user_with_an_app_is_asked_for_its_code_and_the_session_carries_the_proof_everywhere()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        var user = await Settled.UserAsync(host, account, "alice");
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, user.Owner);
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        browser.Text.ShouldContain($"alice @ {account.Id.Digits}");
        await browser.SubmitAsync(("Code", app.Code));
        browser.Text.ShouldContain($"alice @ {account.Id.Dashed}");

        var now = host.Clock.GetUtcNow();
        var session = (await host.Get<BrowserSessions>().FindAllAsync(user.Owner)).Single();
        session.Proofs.ShouldBe("password totp");
        session.MfaAt.ShouldBe(now);
        var found = (await host.Database.ReadAsync(db => BrowserCallers.FindAsync(db, session, TestAccounts.Origin, host.Clock.GetUtcNow()))).ShouldNotBeNull();
        found.Caller.MfaAt.ShouldBe(now);
        LoginPrincipal.Of(found.Caller, now, session.ExpiresAt).Facts.MfaAt.ShouldBe(now);
    }

    [Fact]
    public async Task Without_a_device_the_session_says_that_no_second_factor_was_proved()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        var session = (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Single();
        session.MfaAt.ShouldBeNull();
        (await LastAsync(host, account, "ConsoleLogin")).GetProperty("additionalEventData").GetProperty("MFAUsed").GetString().ShouldBe("No");
    }

    [Fact]
    public async Task An_empty_code_is_no_guess_and_a_wrong_one_is_told_and_recorded()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.SubmitAsync(("Code", " "));
        browser.Text.ShouldContain("You must provide an MFA code");
        await browser.SubmitAsync(("Code", app.Wrong));
        browser.Text.ShouldContain("This code is wrong or was used before, or there were too many tries. Wait 1 min");
        var failures = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, "ConsoleLogin");
        failures.Single().PrivateReason.ShouldBe("wrong or used MFA code");
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task The_device_used_last_is_asked_for_and_another_can_be_chosen()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root, "phone");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var tablet = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root, "tablet");
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        var page = browser.Address.Query;
        await browser.OpenAsync("/verify/mfa-device" + page);
        browser.Text.ShouldContain("phone");
        await browser.SubmitAsync(("Serial", tablet.Serial));
        browser.Text.ShouldContain("The six digits that tablet shows now.");
        await browser.SubmitAsync(("Code", tablet.Code));
        browser.Address.AbsolutePath.ShouldBe("/console");

        using var again = new TestBrowser(host.Origin);
        await again.SignInAsync(Owner, Settled.Password);
        again.Text.ShouldContain("The six digits that tablet shows now.");
    }

    [Fact]
    public async Task A_device_out_of_sync_is_found_by_two_codes_and_then_proves_its_owner_by_a_third()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        app.Ahead = TimeSpan.FromHours(3);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        var attempt = "?attempt=" + browser.Prepare(("Code", "")).Fields.Single(static each => each.Key == "Attempt").Value;
        await browser.OpenAsync("/verify/mfa-help" + attempt);
        browser.Text.ShouldContain("Troubleshoot your authentication device");
        browser.Text.ShouldContain("A forgotten-password link alone does not take MFA away.");
        await browser.OpenAsync("/verify/mfa-resync" + attempt);
        await browser.SubmitAsync(("Code1", ""), ("Code2", ""));
        browser.Text.ShouldContain("You must provide an MFA code");
        browser.Text.ShouldContain("You must provide a second MFA code");
        await browser.SubmitAsync(("Code1", app.Code), ("Code2", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa-resync");
        browser.Text.ShouldContain("These are no two codes in a row");
        await browser.SubmitAsync(("Code1", app.Code), ("Code2", app.After(1)));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        browser.Text.ShouldContain("Your device is in sync again.");
        await browser.SubmitAsync(("Code", app.After(1)));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa", "a code of the re-sync is used up");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/console");
        (await LastAsync(host, account, "ResyncMFADevice")).GetProperty("additionalEventData").GetProperty("MFAIdentifier").GetString().ShouldBe(app.Serial);
        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).ShouldContain(static letter => letter.Row.Kind == "mfa-changed");
    }

    [Fact]
    public async Task Troubleshooting_tells_an_IAM_user_whom_to_ask_and_is_there_for_nobody_else()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        var user = await Settled.UserAsync(host, account, "alice");
        await OwnedApp.GiveAsync(host, account.Id.Digits, user.Owner);
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        await browser.OpenAsync("/verify/mfa-help" + browser.Address.Query);
        browser.Text.ShouldContain("Ask the administrator of your account to deactivate the device.");

        using var owner = new TestBrowser(host.Origin);
        await owner.OpenAsync("/signin?other=1");
        await owner.SubmitAsync(("Kind", "root"), ("Email", Owner));
        await owner.OpenAsync("/verify/mfa-help" + owner.Address.Query);
        owner.Address.AbsolutePath.ShouldBe("/verify/password");
    }

    private static async Task<JsonElement> LastAsync(GatehouseHost host, Account account, string name)
    {
        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, name);
        return JsonDocument.Parse(events.Single().Record).RootElement;
    }
}
