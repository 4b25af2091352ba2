using System.Text.Json;
using Gatehouse.Protocols.Tests.WebAuthn;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Doors.Portal;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class WorkforcePasskeyTests
{
    private const string Refused = "The passkey was not accepted";

    [Fact]
    public async Task A_workforce_user_registers_a_passkey_on_the_portal_and_signs_in_with_it_alone()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        var browser = story.Browser;
        await browser.OpenAsync(story.Home + "/mfa/add");
        await browser.SubmitAsync(("Kind", MfaDevice.Passkey));
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/mfa/passkey");
        using var key = new SoftAuthenticator(story.Host.Origin.GetLeftPart(UriPartial.Authority));
        await browser.SubmitAsync(("DeviceName", "laptop"), ("Answer", "{}"));
        browser.Text.ShouldContain("could not be added");
        var twice = browser.Prepare(("DeviceName", "laptop"), ("Answer", key.Create(OwnedKey.QuestionOn(browser))));
        await browser.PostAsync(twice.Action, twice.Fields);
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/mfa");
        browser.Text.ShouldContain("laptop");
        browser.Text.ShouldContain("Security key or passkey");
        await browser.PostAsync(twice.Action, twice.Fields);
        browser.Text.ShouldContain("could not be added", Case.Insensitive, "an answer counts once");
        var device = (await story.Host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, story.Jane.Owner))).ShouldHaveSingleItem();
        (device.Kind, device.AccountId).ShouldBe((MfaDevice.Passkey, null));
        (await story.Host.Get<KeptLetters>().FindAsync("jane@example.com", 10)).Count(static letter => letter.Row.Kind == "mfa-changed").ShouldBe(1);
        (await story.EventsAsync("CompleteWebAuthnDeviceRegistration")).Count(static each => each.Succeeded == 1).ShouldBe(1);

        using var fresh = new TestBrowser(story.Host.Origin);
        await fresh.OpenAsync(story.Home + "?return=" + Uri.EscapeDataString(story.Home + "/profile"));
        fresh.Html.ShouldContain("username webauthn");
        var (options, token) = await OwnedKey.AskAsync(fresh);
        await fresh.SubmitAsync(("Token", token), ("Answer", key.Get(options)));
        fresh.Address.AbsolutePath.ShouldBe(story.Home + "/profile");
        var session = (await story.Host.Get<BrowserSessions>().FindAllAsync(story.Jane.Owner)).Single(static each => each.Proofs == "passkey");
        (session.Kind, session.MfaAt).ShouldBe((DirectoryUser.Kind, story.Host.Clock.GetUtcNow()));
        (await story.EventsAsync("UserAuthentication")).ShouldContain(static each => each.Record.Contains("\"CredentialType\":\"WEBAUTHN\"", StringComparison.Ordinal));
        (await story.EventsAsync("Authenticate")).ShouldContain(static each => each.Record.Contains("\"MFAUsed\":\"Yes\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_passkey_of_another_directory_or_of_an_account_opens_no_portal_and_one_of_the_portal_no_console()
    {
        await using var story = await PortalStory.StartAsync();
        var (host, browser) = (story.Host, story.Browser);
        var other = await PortalPeople.DirectoryAsync(host, "other@example.com");
        var john = await PortalPeople.PersonAsync(host, other, "john");
        using var foreign = await OwnedKey.GiveAsync(host, john);
        using var own = await OwnedKey.GiveAsync(host, story.Jane);
        using var root = await OwnedKey.GiveAsync(host, story.Account.Id.Digits, story.Account.Root);
        foreach (var key in new[] { foreign, root })
        {
            await key.SignInAsync(browser, story.Home);
            browser.Address.PathAndQuery.ShouldBe(story.Home + "?again=passkey");
            browser.Text.ShouldContain(Refused);
            browser.Text.ShouldNotContain("john");
        }

        await own.SignInAsync(browser, "/signin?other=1");
        browser.Address.PathAndQuery.ShouldBe("/signin?again=passkey");

        // The page says where; a form that was altered cannot make it nowhere, or elsewhere.
        await browser.OpenAsync(story.Home);
        var (options, token) = await OwnedKey.AskAsync(browser);
        var form = browser.Prepare(("Token", token), ("Answer", foreign.Device.Get(options)));
        await browser.PostAsync(form.Action, form.Fields.Where(static each => each.Key != "Portal"));
        browser.Address.AbsolutePath.ShouldBe("/signin");
        (await host.Get<BrowserSessions>().FindAllAsync(john.Owner)).ShouldBeEmpty();
        (await host.Get<BrowserSessions>().FindAllAsync(story.Account.Root)).ShouldBeEmpty();
        (await story.EventsAsync("Authenticate")).Count(static each => each.Succeeded == 0).ShouldBe(2);

        await own.SignInAsync(browser, story.Home);
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts");
    }

    [Fact]
    public async Task A_directory_that_allows_no_passkeys_neither_registers_nor_takes_any()
    {
        await using var story = await PortalStory.StartAsync();
        using var key = await OwnedKey.GiveAsync(story.Host, story.Jane);
        await story.SignedInAsync();
        var browser = story.Browser;
        await browser.OpenAsync(story.Home + "/mfa/passkey");
        var posted = browser.Prepare(("DeviceName", "late"), ("Answer", new SoftAuthenticator(story.Host.Origin.GetLeftPart(UriPartial.Authority)).Create(OwnedKey.QuestionOn(browser))));
        using var early = new TestBrowser(story.Host.Origin);
        await early.OpenAsync(story.Home);
        var (options, token) = await OwnedKey.AskAsync(early);
        var form = early.Prepare(("Token", token), ("Answer", key.Device.Get(options)));

        await PortalPeople.SetAsync(story.Host, story.Directory, new() { AllowsPasskeys = false });
        await browser.PostAsync(posted.Action, posted.Fields);
        (await story.Host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, story.Jane.Owner))).ShouldHaveSingleItem().Name.ShouldBe("key");
        await browser.OpenAsync(story.Home + "/mfa/add");
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/mfa/app", "the one kind that is left");
        await early.PostAsync(form.Action, form.Fields);
        early.Address.PathAndQuery.ShouldBe(story.Home + "?again=passkey");
        early.Html.ShouldNotContain("data-webauthn");
        early.Html.ShouldNotContain("webauthn\"");
    }

    [Fact]
    public async Task A_disabled_user_is_told_so_only_after_the_passkey_and_a_found_key_without_verification_opens_nothing()
    {
        await using var story = await PortalStory.StartAsync();
        using var key = await OwnedKey.GiveAsync(story.Host, story.Jane);
        key.Device.UserVerified = false;
        await key.SignInAsync(story.Browser, story.Home);
        story.Browser.Address.PathAndQuery.ShouldBe(story.Home + "?again=passkey");
        key.Device.UserVerified = true;
        await story.Host.Database.WriteAsync(db => DirectoryUserStore.UpdateAsync(db, story.Jane with { IsEnabled = false }));
        await key.SignInAsync(story.Browser, story.Home);
        story.Browser.Address.AbsolutePath.ShouldBe("/verify/suspended");
        (await story.Host.Get<BrowserSessions>().FindAllAsync(story.Jane.Owner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_tick_of_a_trusted_device_stands_beside_the_key_where_the_directory_allows_it_and_is_listed_and_ended_at_the_portal()
    {
        await using var story = await PortalStory.StartAsync();
        var (host, browser) = (story.Host, story.Browser);
        await PortalPeople.SetAsync(host, story.Directory, new());
        using var key = await OwnedKey.GiveAsync(host, story.Jane);
        await PortalPeople.SignInAsync(browser, story.Directory, "jane");
        browser.Address.AbsolutePath.ShouldBe("/verify/security-key");
        browser.Text.ShouldContain("This is a trusted device");
        browser.Html.ShouldNotContain("data-webauthn-auto", Case.Insensitive, "who is asked at once can tick nothing");
        await browser.SubmitAsync(("Trust", "true"), ("Answer", key.Device.Get(OwnedKey.QuestionOn(browser))));
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts");
        await PortalPeople.SignInAsync(browser, story.Directory, "jane");
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts", "the browser is trusted");

        await browser.OpenAsync(story.Home + "/sessions");
        browser.Text.ShouldContain("Trusted devices");
        browser.Text.ShouldContain("2026-12-02");
        var id = browser.Prepare(("TrustedId", "")).Fields;
        await browser.SubmitAsync(("TrustedId", "somebody-elses"));
        await browser.OpenAsync(story.Home + "/sessions");
        browser.Text.ShouldContain("Stop trusting", Case.Insensitive, "nobody ends another's trust by its id");
        id.ShouldNotBeEmpty();
        var trusted = (await host.Database.ReadAsync(db => TrustedDeviceStore.FindAllAsync(db, story.Jane.Owner, host.Clock.GetUtcNow()))).Single().Id;
        await browser.SubmitAsync(("TrustedId", trusted));
        browser.Text.ShouldContain("no longer trusted");
        browser.Text.ShouldNotContain("Stop trusting");
        await PortalPeople.SignInAsync(browser, story.Directory, "jane");
        browser.Address.AbsolutePath.ShouldBe("/verify/security-key");

        await PortalPeople.SetAsync(host, story.Directory, new() { AllowsTrustedDevices = false });
        await PortalPeople.SignInAsync(browser, story.Directory, "jane");
        browser.Text.ShouldNotContain("This is a trusted device");
        browser.Html.ShouldContain("data-webauthn-auto");
        var (_, fields) = browser.Prepare(("Answer", key.Device.Get(OwnedKey.QuestionOn(browser))));
        await browser.PostAsync("/verify/security-key", fields.Append(new("Trust", "true")));
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts");
        (await host.Database.ReadAsync(db => TrustedDeviceStore.FindAllAsync(db, story.Jane.Owner, host.Clock.GetUtcNow()))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_directory_that_wants_a_device_and_takes_keys_only_leads_straight_to_the_key()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));
        var directory = await PortalPeople.DirectoryAsync(
            host, settings: new() { Mfa = MfaMode.Always, WithoutDevice = WithoutDevice.Enrol, AllowsAuthenticatorApps = false });
        var user = await PortalPeople.PersonAsync(host, directory, "jane");
        using var browser = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(browser, directory, "jane");
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa-setup/passkey");
        browser.Text.ShouldNotContain("Choose another kind");
        var question = OwnedKey.QuestionOn(browser);
        JsonDocument.Parse(question).RootElement.GetProperty("user").GetProperty("name").GetString()!.ShouldStartWith("jane @ ");
        await browser.OpenAsync(browser.Address.PathAndQuery.Replace("/passkey", "/app", StringComparison.Ordinal));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa-setup/passkey", "an app does not count here");
        using var key = new SoftAuthenticator(host.Origin.GetLeftPart(UriPartial.Authority));
        await browser.SubmitAsync(("DeviceName", "key"), ("Answer", key.Create(OwnedKey.QuestionOn(browser))));
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, user.Owner))).ShouldHaveSingleItem().Kind.ShouldBe(MfaDevice.Passkey);
        (await host.Get<AuditTrail>().FindAsync(directory.AccountId.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 5, "EnableMFADevice")).ShouldBeEmpty("it is no device of the account");
    }

    [Fact]
    public async Task Every_change_of_a_persons_devices_is_told_by_letter_whoever_made_it()
    {
        await using var story = await PortalStory.StartAsync();
        var host = story.Host;
        using var first = await OwnedKey.GiveAsync(host, story.Jane, "first");
        using var second = await OwnedKey.GiveAsync(host, story.Jane, "second");
        await story.SignedInAsync();
        await story.Browser.OpenAsync(story.Home + "/mfa");
        await story.Browser.SubmitAsync(("Serial", first.Serial), ("DeviceName", "renamed"));
        story.Browser.Text.ShouldContain("renamed");
        await story.Browser.PostAsync(story.Home + "/mfa?handler=Remove", story.Browser.Prepare(("Serial", first.Serial)).Fields.Where(static each => each.Key != "DeviceName"));
        story.Browser.Text.ShouldContain("The device was removed.");
        (await host.RunAsync(host.Get<RemoveUserDevice>(), new() { UserId = story.Jane.Id, SerialNumber = second.Serial }, TestAccounts.Root(story.Account))).ShouldBeDone();
        var letters = await host.Get<KeptLetters>().FindAsync("jane@example.com", 20);
        letters.Select(static letter => letter.Subject).ShouldBe(
            [
                "An MFA device was added to your user", "An MFA device was added to your user", "An MFA device of your user has a new name",
                "An MFA device of your user was removed", "An MFA device of your user was removed",
            ],
            ignoreOrder: true);
        (await host.Get<BrowserSessions>().FindAllAsync(story.Jane.Owner)).ShouldBeEmpty("what was opened with it ends");
    }
}
