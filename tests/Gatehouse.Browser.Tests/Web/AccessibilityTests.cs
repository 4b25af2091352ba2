using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Browser.Tests.Web;

/// <summary>Axe finds nothing on any page, light and dark, on a phone and on a desk, and no page is wider than the screen.</summary>
[Collection(Chromium.Suite)]
public sealed class AccessibilityTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Axe_finds_what_is_wrong_with_a_page()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync("/signin");
                await page.ShouldSuitEverybodyAsync("sign-in");
                await page.EvaluateAsync("() => document.documentElement.removeAttribute('lang')");
                (await page.FindViolationsAsync()).ShouldContain(violation => violation.StartsWith("html-has-lang at", StringComparison.Ordinal));
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task The_pages_before_a_sign_in_suit_everybody()
    {
        await using var host = await RootUser.StartAsync(("SignIn:Challenge", "whenRisky"), ("Support:Mail", "desk@example.com"));
        await chromium.VisitAsync(
            host,
            async page =>
            {
                string[] paths =
                [
                    "/", "/help", "/help/sign-in-root", "/help/root-password", "/help/user-types", "/help/endpoints", "/signup", "/forgot-password", "/forgot-password/sent",
                    "/find-addresses", "/find-addresses/sent", "/support", "/support/sent", "/signout", "/signin", "/nowhere", "/reset-password?token=x", "/account/email-undo?token=x", "/signup/invitation?token=x",
                ];
                foreach (var path in paths)
                {
                    await page.GotoAsync(path);
                    await page.ShouldSuitEverybodyAsync(path == "/" ? "front" : path[1..].Replace('/', '-').Split('?')[0]);
                }
            },
            Look.Lenient,
            expected: "404 (Not Found)");
    }

    [BrowserFact]
    public async Task The_sign_in_suits_everybody_at_every_step()
    {
        await using var host = await RootUser.StartAsync(("SignIn:Challenge", "always"), ("SignIn:EmailCode", "always"));
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync("/signin");
                await page.Button("Next").ClickAsync();
                await page.ShouldSuitEverybodyAsync("sign-in-missing");
                await page.Radio("IAM user").CheckAsync();
                await page.Button("Next").ClickAsync();
                await page.ShouldSayAsync("Enter the account ID or the account alias.");
                await page.ShouldSuitEverybodyAsync("sign-in-iam");
                await page.NameAsync();
                await page.ShouldHeadAsync("Security check");
                await page.ShouldSuitEverybodyAsync("security-check");
                await page.AnswerCheckAsync(host);
                await page.Button("Submit").ClickAsync();
                await page.ShouldHeadAsync("Root user sign in");
                await page.ShouldSuitEverybodyAsync("password");
                await page.GivePasswordAsync();
                await page.ShouldSayAsync("Enter the one-time verification code you received in email");
                await page.ShouldSuitEverybodyAsync("code");
                await page.Field("One-time verification code").FillAsync("000000");
                await page.Button("Sign in").ClickAsync();
                await page.ShouldSuitEverybodyAsync("code-wrong");
                var mailbox = await page.OpenMailboxAsync(RootUser.Email);
                await mailbox.ShouldSuitEverybodyAsync("mailbox");
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task The_sign_up_suits_everybody_at_every_step()
    {
        const string Email = "mary@example.org";
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync("/signup");
                await page.Field("Root user email address").FillAsync(Email);
                await page.Field("Account name").FillAsync("Granite Works");
                await page.Button("Verify email address").ClickAsync();
                await page.ShouldHeadAsync("Verify your email address");
                await page.ShouldSuitEverybodyAsync("signup-code");
                await page.Field("Verification code").FillAsync(await page.ReadCodeAsync(Email));
                await page.Button("Verify").ClickAsync();
                await page.Field("Root user password").FillAsync("Ab1!");
                await page.Field("Confirm root user password").FillAsync("Ab1!");
                await page.ShouldSayAsync("Very weak");
                await page.ShouldSuitEverybodyAsync("signup-password");
                await page.Button("Continue").ClickAsync();
                await page.ShouldSayAsync("Use at least 8 characters.");
                await page.ShouldSuitEverybodyAsync("signup-password-wrong");
                await page.Field("Root user password").FillAsync(Settled.Password);
                await page.Field("Confirm root user password").FillAsync(Settled.Password);
                await page.Button("Continue").ClickAsync();
                await page.ShouldHeadAsync("Your account is ready");
                await page.ShouldSuitEverybodyAsync("signup-done");
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task The_way_to_a_new_password_suits_everybody_at_every_step()
    {
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync("/forgot-password");
                await page.Field("Email address").FillAsync(RootUser.Email);
                await page.Button("Send email").ClickAsync();
                await page.ShouldHeadAsync("Check your email");
                var letter = await page.OpenMailboxAsync(RootUser.Email);
                await letter.Locator("dt:text-is('Link') + dd a").ClickAsync();
                await letter.ShouldHeadAsync("Reset password");
                await letter.ShouldSuitEverybodyAsync("reset-password-fields");
                await letter.Field("New password").FillAsync(Settled.Password + "1");
                await letter.Field("Confirm new password").FillAsync(Settled.Password + "1");
                await letter.Button("Reset password").ClickAsync();
                await letter.ShouldHeadAsync("Password reset successful");
                await letter.ShouldSuitEverybodyAsync("reset-password-done");
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task The_console_suits_everybody()
    {
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email, owner: true);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.NameAsync();
                await page.GivePasswordAsync("Wrong-Horse-7-Battery");
                await page.SignInAsync();
                await page.ShouldSuitEverybodyAsync("console");
                await page.UserMenu("owner @").ClickAsync();
                await page.ShouldSuitEverybodyAsync("console-menu");
                string[] paths =
                [
                    "/console/security-credentials", "/console/account", "/console/account/name", "/console/account/alias", "/console/account/contact",
                    "/console/account/contacts/security", "/console/account/email", "/console/account/close", "/console/events", "/console/installation/mail", "/support", "/signout",
                ];
                foreach (var path in paths)
                {
                    await page.GotoAsync(path);
                    await page.ShouldSuitEverybodyAsync("signed-in-" + path[1..].Replace('/', '-'));
                }
            },
            Look.Lenient);
    }
}
