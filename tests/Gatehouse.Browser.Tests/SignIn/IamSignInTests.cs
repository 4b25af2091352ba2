using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.SignIn;

/// <summary>An IAM user's ways in, by the labels of the guide, and axe on every page of them.</summary>
[Collection(Chromium.Suite)]
public sealed class IamSignInTests(Chromium chromium)
{
    [BrowserFact]
    public async Task From_the_chooser_to_the_console_and_back_out()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await Settled.UserAsync(host, account, "alice");
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync("/signin");
                await Expect(page.Field("Account ID (12 digits) or account alias")).ToBeHiddenAsync();
                await page.Radio("IAM user").CheckAsync();
                await Expect(page.Field("Root user email address")).ToBeHiddenAsync();
                await page.ShouldSuitEverybodyAsync("chooser-iam");
                await page.Field("Account ID (12 digits) or account alias").FillAsync(account.Id.Dashed);
                await page.Button("Next").ClickAsync();
                await page.ShouldHeadAsync("Sign in as IAM user");
                await page.ShouldSuitEverybodyAsync("iam-sign-in");
                await page.Field("IAM user name").FillAsync("alice");
                await page.Field("Password").FillAsync("Wrong-Horse-7-Battery");
                await page.Button("Sign in").ClickAsync();
                await page.ShouldSayAsync("do not match, or there were too many tries");
                await page.ShouldSuitEverybodyAsync("iam-sign-in-wrong");
                await page.GetByLabel("Remember this account").CheckAsync();
                await page.Field("Password").FillAsync(Settled.Password);
                await page.Button("Sign in").ClickAsync();
                await page.ShouldHeadAsync("Console home");
                await page.UserMenu("alice @ " + account.Id.Dashed).ClickAsync();
                await page.ShouldSuitEverybodyAsync("console-iam");
                await page.GotoAsync("/console/security-credentials");
                await page.ShouldSayAsync("Account details");
                await page.ShouldSuitEverybodyAsync("credentials-iam");
                await page.GotoAsync("/console/events");
                await page.ShouldHeadAsync("You need permissions");
                await page.ShouldSuitEverybodyAsync("need-permissions");
                await page.SignOutAsync("alice @ ");
                await page.ShouldHeadAsync("You are signed out");
                await page.GotoAsync("/signin");
                await page.ShouldHeadAsync("Sign in as IAM user");
                await page.Link("Forgot password?").ClickAsync();
                await page.ShouldSayAsync("only your administrator can reset your password");
                await page.ShouldSuitEverybodyAsync("forgot-iam-password");
                await page.Link("Sign in using root user email").ClickAsync();
                await page.ShouldHeadAsync("Sign in");
            },
            Look.Lenient,
            expected: "403 (Forbidden)");
    }

    [BrowserFact]
    public async Task Several_people_in_one_browser_and_a_password_that_must_be_replaced()
    {
        await using var host = await RootUser.StartAsync(("SignIn:Challenge", "always"));
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await Settled.UserAsync(host, account, "alice", mustChange: true);
        await Settled.UserAsync(host, account, "bruno");
        await chromium.VisitAsync(
            host,
            async page =>
            {
                foreach (var name in new[] { "bruno", "alice" })
                {
                    await page.GotoAsync($"/signin/{account.Id.Digits}?other=1");
                    await page.Field("IAM user name").FillAsync(name);
                    await page.Field("Password").FillAsync(Settled.Password);
                    if (await page.Field("Enter the characters shown above").IsVisibleAsync())
                    {
                        await page.ShouldSuitEverybodyAsync("iam-sign-in-check");
                        await page.AnswerCheckAsync(host);
                    }

                    await page.Button("Sign in").ClickAsync();
                }

                await page.ShouldHeadAsync("Set a new password");
                await page.ShouldSuitEverybodyAsync("new-password");
                await page.Field("New password").FillAsync("Quartz-Meadow-58-Harbor");
                await page.Field("Confirm new password").FillAsync("Quartz-Meadow-58-Harbor");
                await page.Button("Confirm password change").ClickAsync();
                await page.ShouldHeadAsync("Console home");
                await page.UserMenu("alice @ " + account.Id.Dashed).ClickAsync();
                await page.ShouldSuitEverybodyAsync("console-switcher");
                await page.GotoAsync("/sessions");
                await page.ShouldHeadAsync("Choose who to go on as");
                await page.ShouldSuitEverybodyAsync("sessions");
                await page.Button("Sign out of all").ClickAsync();
                await page.ShouldHeadAsync("You are signed out");
            },
            Look.Lenient);
    }
}
