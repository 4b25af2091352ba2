using System.Text.Json;
using Gatehouse.Server.Doors.Browsers;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.LoginProfiles;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class PasskeySignInTests
{
    private const string Owner = RecoveryStory.Owner;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_the_password_a_key_is_asked_for_and_one_without_user_verification_will_do(bool isVerified)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        key.Device.UserVerified = isVerified;
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/security-key");
        browser.Text.ShouldContain("Your account is secured by multi-factor authentication (MFA) using a security key or passkey.");
        browser.Text.ShouldContain("Security keys and passkeys need JavaScript");
        browser.Text.ShouldContain(Owner);
        JsonDocument.Parse(OwnedKey.QuestionOn(browser)).RootElement.GetProperty("userVerification").GetString().ShouldBe("preferred");
        await key.TouchAsync(browser);
        browser.Address.AbsolutePath.ShouldBe("/console");

        var session = (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Single();
        (session.Proofs, session.MfaAt).ShouldBe(("password passkey", host.Clock.GetUtcNow()));
        var login = await LastAsync(host, account, "ConsoleLogin");
        login.GetProperty("additionalEventData").GetProperty("MFAUsed").GetString().ShouldBe("Yes");
        login.GetProperty("additionalEventData").GetProperty("MFAIdentifier").GetString().ShouldBe(key.Serial);
        (await LastAsync(host, account, "CheckMfa")).GetProperty("additionalEventData").GetProperty("MfaType").GetString().ShouldBe("U2F MFA");
        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Apps_and_keys_are_chosen_from_one_list_and_the_one_used_last_is_asked_for()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/security-key");
        await browser.OpenAsync("/verify/mfa-device" + browser.Address.Query);
        browser.Text.ShouldContain("phone");
        browser.Text.ShouldContain("key");
        await browser.SubmitAsync(("Serial", app.Serial));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/console");

        using var again = new TestBrowser(host.Origin);
        await again.SignInAsync(Owner, Settled.Password);
        again.Address.AbsolutePath.ShouldBe("/verify/mfa", "the app was used last");
        await again.OpenAsync("/verify/mfa-device" + again.Address.Query);
        await again.SubmitAsync(("Serial", key.Serial));
        again.Address.AbsolutePath.ShouldBe("/verify/security-key");
        await key.TouchAsync(again);
        again.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task A_root_user_signs_in_by_a_passkey_alone_and_it_counts_as_MFA()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "always"), ("SignIn:EmailCode", "always"));
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await key.SignInAsync(browser, "/signin?return=/console/account");
        browser.Address.AbsolutePath.ShouldBe("/console/account");

        var session = (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Single();
        (session.Kind, session.Proofs, session.MfaAt).ShouldBe(("Root", "passkey", host.Clock.GetUtcNow()));
        var login = (await LastAsync(host, account, "ConsoleLogin")).GetProperty("additionalEventData");
        (login.GetProperty("MFAUsed").GetString(), login.GetProperty("MFAIdentifier").GetString()).ShouldBe(("Yes", key.Serial));
        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).ShouldBeEmpty();
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, account.Root))).Single().LastUsed.ShouldBe(host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_passkey_leads_an_IAM_user_to_the_right_account_from_any_page_and_the_caller_has_proved_MFA()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var other = await Settled.AccountAsync(host, "other@example.com");
        var user = await Settled.UserAsync(host, account, "alice");
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, user.Owner, "alice");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin/" + other.Id.Digits);
        browser.Html.ShouldContain("autocomplete=\"username webauthn\"");
        await key.SignInAsync(browser, "/signin/" + other.Id.Digits);
        browser.Address.AbsolutePath.ShouldBe("/console");
        browser.Text.ShouldContain($"alice @ {account.Id.Dashed}");

        var session = (await host.Get<BrowserSessions>().FindAllAsync(user.Owner)).Single();
        var found = (await host.Database.ReadAsync(db => BrowserCallers.FindAsync(db, session, TestAccounts.Origin, host.Clock.GetUtcNow()))).ShouldNotBeNull();
        found.Caller.MfaAt.ShouldBe(host.Clock.GetUtcNow());
        (await host.Database.ReadAsync(db => IamUserStore.FindAsync(db, user.Id)))!.PasswordLastUsedAt.ShouldBeNull("no password was used");
    }

    [Fact]
    public async Task A_password_that_must_be_changed_is_not_in_the_way_of_a_passkey_but_console_access_that_is_off_is()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var user = await Settled.UserAsync(host, account, "alice", mustChange: true);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, user.Owner, "alice");
        using var browser = new TestBrowser(host.Origin);
        await key.SignInAsync(browser);
        browser.Address.AbsolutePath.ShouldBe("/console");

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Database.WriteAsync(db => LoginProfileStore.DeleteAsync(db, user.Id));
        using var later = new TestBrowser(host.Origin);
        await key.SignInAsync(later);
        later.Address.PathAndQuery.ShouldBe("/signin?again=passkey");
        later.Text.ShouldContain("The passkey was not accepted");
        (await ReasonAsync(host, account)).ShouldBe("console access is off");
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("closed")]
    public async Task A_shut_account_is_told_only_to_whoever_holds_its_passkey(string status)
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        await SetStatusAsync(host, account, status);
        using var browser = new TestBrowser(host.Origin);
        await key.SignInAsync(browser);
        browser.Address.AbsolutePath.ShouldBe("/verify/suspended");
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldBeEmpty();
        (await ReasonAsync(host, account)).ShouldBe("account " + status);
    }

    [Fact]
    public async Task Used_up_tries_of_the_password_are_not_in_the_way_of_the_owners_passkey()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var stranger = new TestBrowser(host.Origin);
        for (var guess = 0; guess < 12; guess++)
        {
            await stranger.SignInAsync(Owner, "Wrong-Horse-7-Battery");
        }

        using var browser = new TestBrowser(host.Origin);
        await key.SignInAsync(browser);
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task Every_factor_leaves_its_challenge_and_its_verification_under_one_workflow()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.SubmitAsync(("Code", app.Wrong));
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/console");
        var trail = await TrailAsync(host, account);
        trail.Select(static each => each.Line).ShouldBe(
        [
            "CredentialChallenge PASSWORD Success",
            "CredentialVerification PASSWORD Success",
            "CredentialChallenge TOTP Success",
            "CredentialVerification TOTP Failure",
            "CredentialVerification TOTP Success",
            "UserAuthentication PASSWORD,TOTP Success",
        ], ignoreOrder: true);
        trail.Select(static each => each.Workflow).Distinct().ShouldHaveSingleItem().Length.ShouldBe(36);
        trail.Count(static each => each.UserName is not null).ShouldBe(1);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var again = new TestBrowser(host.Origin);
        await key.SignInAsync(again);
        (await TrailAsync(host, account)).Skip(6).Select(static each => each.Line).ShouldBe(
            ["CredentialChallenge WEBAUTHN Success", "CredentialVerification WEBAUTHN Success", "UserAuthentication WEBAUTHN Success"], ignoreOrder: true);
    }

    [Fact]
    public async Task Mailed_codes_and_re_syncs_are_in_the_trail_too_and_a_name_alone_leaves_nothing()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "always"));
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin");
        await browser.SubmitAsync(("Email", Owner));
        (await TrailAsync(host, account)).ShouldBeEmpty();
        await browser.SubmitAsync(("Password", Settled.Password));
        await browser.SubmitAsync(("Code", "000000"));
        (await TrailAsync(host, account)).Select(static each => each.Line).ShouldBe(
        [
            "CredentialChallenge PASSWORD Success",
            "CredentialVerification PASSWORD Success",
            "CredentialChallenge EMAIL_OTP Success",
            "CredentialVerification EMAIL_OTP Failure",
        ], ignoreOrder: true);

        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var other = new TestBrowser(host.Origin);
        await other.SignInAsync(Owner, Settled.Password);
        await other.OpenAsync("/verify/mfa-resync" + other.Address.Query);
        await other.SubmitAsync(("Code1", app.Code), ("Code2", app.After(1)));
        (await TrailAsync(host, account)).ShouldContain(static each => each.Line == "CredentialVerification RESYNC_TOTP Success");
    }

    internal static async Task SetStatusAsync(GatehouseHost host, Account account, string status)
    {
        await host.Database.WriteAsync(db => db.ExecuteAsync("UPDATE accounts SET status = @status, status_reason = @reason, closed_at = @at WHERE id = @id", new { status, reason = status == "suspended" ? "other" : null, at = status == "closed" ? host.Clock.GetUtcNow().ToUnixTimeMilliseconds() : default(long?), id = account.Id.Digits }));
    }

    /// <summary>Why the last sign-in was refused; nothing when there was none.</summary>
    internal static async Task<string?> ReasonAsync(GatehouseHost host, Account account) =>
        (await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, "ConsoleLogin")) is [var last, ..] ? last.PrivateReason : null;

    private static async Task<IReadOnlyList<(string Line, string Workflow, string? UserName)>> TrailAsync(GatehouseHost host, Account account) =>
    [
        .. (await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 100))
            .Where(static row => row.EventName is "CredentialChallenge" or "CredentialVerification" or "UserAuthentication")
            .OrderBy(static row => row.At)
            .Select(static row => Describe(row)),
    ];

    private static (string Line, string Workflow, string? UserName) Describe(AuditRow row)
    {
        var record = JsonDocument.Parse(row.Record).RootElement;
        record.GetProperty("eventType").GetString().ShouldBe("AwsServiceEvent");
        var data = record.GetProperty("additionalEventData");
        var line = $"{row.EventName} {data.GetProperty("CredentialType").GetString()} {record.GetProperty("serviceEventDetails").GetProperty(row.EventName).GetString()}";
        return (line, data.GetProperty("AuthWorkflowID").GetString()!, data.TryGetProperty("UserName", out var name) ? name.GetString() : null);
    }

    private static async Task<JsonElement> LastAsync(GatehouseHost host, Account account, string name)
    {
        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, name);
        return JsonDocument.Parse(events.Single().Record).RootElement;
    }
}
