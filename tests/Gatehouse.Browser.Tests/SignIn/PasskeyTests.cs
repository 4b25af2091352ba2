using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Gatehouse.Browser.Tests.SignIn;

/// <summary>Security keys and passkeys in a real browser with a virtual authenticator, and axe on every page of theirs.</summary>
[Collection(Chromium.Suite)]
public sealed class PasskeyTests(Chromium chromium)
{
    private const string List = "/console/security-credentials/mfa";
    private const string SignedOut = "You are signed out";

    /// <summary>A page whose key answers by itself is left before everything of it has come; to wait for that would be to wait for a page that is gone.</summary>
    private static readonly PageGotoOptions AtOnce = new() { WaitUntil = WaitUntilState.Commit };

    [BrowserFact]
    public async Task A_USB_key_is_assigned_in_the_console_and_is_the_second_factor_from_then_on()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                var key = await VirtualKey.SecurityKeyAsync(page);
                await page.SignInAsync();
                await AssignAsync(page, "blue-key", looks: true);
                (await key.CountAsync()).ShouldBe(1);
                await page.ShouldSayAsync($"arn:aws:iam::{account.Id.Digits}:u2f/root/blue-key-");
                await page.ShouldSuitEverybodyAsync("console-mfa-keys");

                // The same key once more: the browser itself says that it is there.
                await page.GotoAsync(List + "/assign/passkey?deviceName=again");
                await page.Button("Create passkey").ClickAsync();
                await page.ShouldSayAsync("This security key or passkey is one of your devices already.");

                await page.SignOutAsync(account.Id.Dashed);
                await page.ShouldHeadAsync(SignedOut);
                await key.TouchByItselfAsync(false);

                // Records of one millisecond stand in no order, and the one of this sign-in is looked for.
                host.Clock.Advance(TimeSpan.FromMinutes(1));
                await page.NameAsync();
                await page.GivePasswordAsync();
                await page.ShouldHeadAsync("Sign in using MFA");
                await page.ShouldSayAsync("Waiting for security key");
                await page.ShouldSuitEverybodyAsync("security-key-waiting");
                await key.TouchByItselfAsync(true);
                await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
                await page.ShouldHeadAsync("Console home");
            },
            Look.Lenient);
        var login = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, "ConsoleLogin");
        login.Single().Record.ShouldContain("\"MFAUsed\":\"Yes\"");
    }

    [BrowserFact]
    public async Task A_passkey_of_the_device_signs_in_alone_by_the_button_and_by_autofill()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                var key = await VirtualKey.PlatformAsync(page);
                await page.SignInAsync();
                await AssignAsync(page, "laptop", looks: false);
                await page.SignOutAsync(account.Id.Dashed);
                await page.ShouldHeadAsync(SignedOut);

                // The button, with somebody who takes a moment.
                await key.TouchByItselfAsync(false);
                await page.GotoAsync("/signin?other=1");
                await page.Button("Sign in with a passkey").WaitForAsync();
                await page.ShouldSuitEverybodyAsync("sign-in-with-passkey");
                await page.Button("Sign in with a passkey").ClickAsync();
                await page.ShouldSayAsync("Waiting for your passkey.");
                await key.TouchByItselfAsync(true);
                await page.GotoAsync("/signin?other=1", AtOnce);

                // Autofill: nothing is clicked.
                await page.ShouldHeadAsync("Console home");
                await page.SignOutAsync(account.Id.Dashed);
                await page.ShouldHeadAsync(SignedOut);

                await key.VerifyAsync(false);
                await page.GotoAsync("/signin?other=1");
                await page.Button("Sign in with a passkey").ClickAsync();
                await page.ShouldSayAsync("No passkey came.");
                await page.ShouldSuitEverybodyAsync("sign-in-passkey-none");
                await key.VerifyAsync(true);
                await page.Button("Sign in with a passkey").ClickAsync();
                await page.ShouldHeadAsync("Console home");
            },
            Look.Lenient);
        var logins = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, "UserAuthentication");
        logins.Count(static login => login.Record.Contains("\"CredentialType\":\"WEBAUTHN\"", StringComparison.Ordinal)).ShouldBe(2);
    }

    [BrowserFact]
    public async Task An_IAM_user_signs_in_by_passkey_on_the_accounts_page_and_whoever_cancels_may_try_again()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        var user = await Settled.UserAsync(host, account, "alice");
        using var other = await OwnedKey.GiveAsync(host, account.Id.Digits, user.Owner, "alice");
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.AddInitScriptAsync("navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'))");
                await page.GotoAsync("/signin/" + account.Id.Digits);
                await page.ShouldSuitEverybodyAsync("sign-in-iam-with-passkey");
                await page.Field("IAM user name").FillAsync("alice");
                await page.Field("Password").FillAsync(Settled.Password);
                await page.Button("Sign in").ClickAsync();
                await page.ShouldHeadAsync("Sign in using MFA");
                await page.ShouldSayAsync("Nothing came.");
                await Assertions.Expect(page.Button("Use security key or passkey")).ToBeEnabledAsync();
                await page.ShouldSuitEverybodyAsync("security-key-cancelled");
                await page.Link("Troubleshoot MFA").ClickAsync();
                await page.ShouldHeadAsync("Troubleshoot your authentication device");
                await page.ShouldSuitEverybodyAsync("security-key-help");
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task A_browser_without_keys_and_one_without_script_are_told_what_to_do()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.AddInitScriptAsync("delete window.PublicKeyCredential");
                await page.NameAsync();
                (await page.Button("Sign in with a passkey").IsVisibleAsync()).ShouldBeFalse();
                await page.GivePasswordAsync();
                await page.ShouldSayAsync("Your browser does not support security keys here.");
                await page.ShouldSuitEverybodyAsync("security-key-unsupported");
            },
            Look.Lenient);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.NameAsync();
                await page.GivePasswordAsync();
                await page.ShouldSayAsync("Security keys and passkeys need JavaScript");
                (await page.Button("Use security key or passkey").IsVisibleAsync()).ShouldBeFalse();
            },
            new() { JavaScriptEnabled = false });
    }

    [BrowserFact]
    public async Task Where_no_key_is_plugged_in_the_page_waits_and_leads_on()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var key = await OwnedKey.GiveAsync(host, account.Id.Digits, account.Root);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await VirtualKey.NoneAsync(page);
                await page.NameAsync();
                await page.GivePasswordAsync();
                await page.ShouldHeadAsync("Sign in using MFA");
                await page.ShouldSayAsync("Waiting for security key");
                await page.Link("Use another MFA device").ClickAsync();
                await page.ShouldHeadAsync("Choose an MFA device");
                await page.ShouldSuitEverybodyAsync("mfa-choice-mixed");
            },
            Look.Lenient);
    }

    private static async Task AssignAsync(IPage page, string name, bool looks)
    {
        await page.GotoAsync(List);
        await page.Link("Assign MFA device").ClickAsync();
        await page.ShouldHeadAsync("Assign MFA device");
        await page.Field("Device name").FillAsync(name);
        await page.Radio("Passkey or security key").CheckAsync();
        if (looks)
        {
            await page.ShouldSuitEverybodyAsync("console-mfa-choose");
        }

        await page.Button("Next").ClickAsync();
        await page.ShouldHeadAsync("Passkey or security key");
        if (looks)
        {
            await page.ShouldSuitEverybodyAsync("console-mfa-passkey");
        }

        await page.Button("Create passkey").ClickAsync();
        await page.ShouldSayAsync("The MFA device is assigned.");
    }
}
