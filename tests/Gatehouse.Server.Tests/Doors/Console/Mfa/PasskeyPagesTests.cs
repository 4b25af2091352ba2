using System.Text.Json.Nodes;
using Gatehouse.Protocols.Tests.WebAuthn;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Doors.Console.Iam;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Mfa;

public sealed class PasskeyPagesTests
{
    private const string Owner = RecoveryStory.Owner;
    private const string List = "/console/security-credentials/mfa";

    [Fact]
    public async Task A_root_user_assigns_a_passkey_and_then_signs_in_by_it_alone()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var other = new TestBrowser(host.Origin);
        await other.SignInAsync(Owner, Settled.Password);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        using var device = new SoftAuthenticator(host.Origin.GetLeftPart(UriPartial.Authority));
        await AssignAsync(browser, device, "laptop");
        browser.Address.AbsolutePath.ShouldBe(List);
        browser.Text.ShouldContain("The MFA device is assigned.");
        browser.Text.ShouldContain("laptop Passkey or security key");
        browser.Text.ShouldContain($"arn:aws:iam::{account.Id.Digits}:u2f/root/laptop-");
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Count.ShouldBe(1, "the other session ended");
        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).ShouldContain(static letter => letter.Row.Kind == "mfa-changed");

        await other.OpenAsync("/signin?other=1");
        var (options, token) = await OwnedKey.AskAsync(other);
        await other.SubmitAsync(("Token", token), ("Answer", device.Get(options)));
        other.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task An_IAM_users_passkey_has_IAMs_serial_and_is_asked_for_without_attestation_unless_set()
    {
        await using var story = await ConsoleStory.BeginAsync(("Passkeys:Attestation", "true"));
        using var browser = await story.UserAsync("alice", "iam:EnableMFADevice", "iam:ListMFADevices");
        using var device = new SoftAuthenticator(story.Host.Origin.GetLeftPart(UriPartial.Authority));
        var asked = await AssignAsync(browser, device, "blue");
        browser.Text.ShouldContain($"arn:aws:iam::{story.Id}:u2f/user/alice/blue-");
        asked["attestation"]!.ToString().ShouldBe("direct");
        asked["authenticatorSelection"]!["userVerification"]!.ToString().ShouldBe("preferred");
        asked["user"]!["name"]!.ToString().ShouldBe($"alice @ {story.Id}");
    }

    [Fact]
    public async Task A_forged_or_replayed_registration_is_refused_and_the_same_key_is_not_added_twice()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        using var device = new SoftAuthenticator("https://attacker.example");
        await AssignAsync(browser, device, "one");
        browser.Text.ShouldContain("This security key or passkey was not accepted.");
        device.Origin = host.Origin.GetLeftPart(UriPartial.Authority);
        await browser.OpenAsync(List + "/assign/passkey?deviceName=one");
        var (action, fields) = browser.Prepare(("DeviceName", "one"), ("Answer", device.Create(OwnedKey.QuestionOn(browser))));
        await browser.PostAsync(action, fields);
        browser.Address.AbsolutePath.ShouldBe(List);
        await browser.PostAsync(action, fields.Select(static field => field.Key == "DeviceName" ? KeyValuePair.Create("DeviceName", "two") : field));
        browser.Text.ShouldContain("or this device itself, is in use already");
        JsonNode.Parse(OwnedKey.QuestionOn(browser))!["excludeCredentials"]!.AsArray().Count.ShouldBe(1);
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, account.Root))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Eight_devices_of_both_kinds_are_enough_and_it_is_said_before_a_ninth_is_made()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        using var device = new SoftAuthenticator(host.Origin.GetLeftPart(UriPartial.Authority));
        for (var number = 1; number <= 4; number++)
        {
            await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root, "app" + number);
            await AssignAsync(browser, device, "key" + number);
            browser.Address.AbsolutePath.ShouldBe(List);
        }

        await browser.OpenAsync(List + "/assign");
        browser.Text.ShouldContain("You have 8 devices, and more are not possible.");
        await AssignAsync(browser, device, "ninth");
        browser.Text.ShouldContain("You have 8 devices, and more are not possible.");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, account.Root))).Count.ShouldBe(8);
    }

    [Fact]
    public async Task Whoever_has_keys_alone_renames_one_and_proves_it_again_by_key_before_removing_it()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await key.SignInAsync(browser);
        var page = List + "/device?serial=" + Uri.EscapeDataString(key.Serial);
        await browser.OpenAsync(page);
        await browser.SubmitAsync(("DeviceName", "blue-key"));
        browser.Text.ShouldContain("blue-key");

        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await browser.OpenAsync(page);
        browser.Address.AbsolutePath.ShouldBe("/verify/security-key");
        browser.Text.ShouldContain("To prove that it is you, use your security key or passkey.");
        key.Device.Origin = "https://attacker.example";
        await key.TouchAsync(browser);
        browser.Text.ShouldContain("This security key or passkey was not accepted");
        key.Device.Origin = host.Origin.GetLeftPart(UriPartial.Authority);
        await key.TouchAsync(browser);
        browser.Address.AbsolutePath.ShouldBe(List + "/device");
        await browser.PostAsync(List + "/device?handler=Remove", browser.Prepare(("DeviceName", "")).Fields);
        browser.Text.ShouldContain("The MFA device is removed.");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, account.Root))).ShouldBeEmpty();
    }

    /// <summary>From the list to the end; gives what the browser was asked.</summary>
    private static async Task<JsonNode> AssignAsync(TestBrowser browser, SoftAuthenticator device, string name)
    {
        await browser.OpenAsync(List + "/assign");
        await browser.SubmitAsync(("DeviceName", name), ("Kind", "passkey"));
        if (browser.Address.AbsolutePath != List + "/assign/passkey")
        {
            await browser.OpenAsync(List + "/assign/passkey?deviceName=" + name);
        }

        var question = OwnedKey.QuestionOn(browser);
        await browser.SubmitAsync(("DeviceName", name), ("Answer", device.Create(question)));
        return JsonNode.Parse(question)!;
    }
}
