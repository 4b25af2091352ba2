using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Xunit;

namespace Gatehouse.Browser.Tests.SignIn;

[Collection(Chromium.Suite)]
public sealed class RecoveryTests(Chromium chromium)
{
    private const string NewPassword = "Walnut-Harbour-38";

    [BrowserFact]
    public async Task A_forgotten_password_is_set_anew_by_the_link_in_the_letter_and_ends_the_sessions_of_other_browsers()
    {
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async other =>
        {
            await other.SignInAsync();
            await chromium.VisitAsync(host, async page =>
            {
                await AskAsync(page);
                var letter = await page.OpenMailboxAsync(RootUser.Email);
                await letter.Locator("dt:text-is('Link') + dd a").ClickAsync();
                await letter.ShouldHeadAsync("Reset password");
                await letter.Field("New password").FillAsync(NewPassword);
                await letter.Field("Confirm new password").FillAsync(NewPassword);
                await letter.Button("Reset password").ClickAsync();
                await letter.ShouldHeadAsync("Password reset successful");
                await letter.Button("Sign in").ClickAsync();
                await letter.ShouldHeadAsync("Sign in");
                await letter.SignInAsync(NewPassword);
            });
            await other.ReloadAsync();
            await other.ShouldHeadAsync("Sign in");
        });
    }

    [BrowserFact]
    public async Task The_button_in_the_letter_leads_to_the_same_page_and_works_once()
    {
        await using var host = await RootUser.StartAsync(("SignIn:Challenge", "whenRisky"));
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync("/forgot-password");
                await page.Field("Email address").FillAsync(RootUser.Email);
                await page.AnswerCheckAsync(host, "Enter characters here");
                await page.Button("Send email").ClickAsync();
                await page.ShouldHeadAsync("Check your email");

                var mailbox = await page.OpenMailboxAsync(RootUser.Email);
                var opened = await page.Context.RunAndWaitForPageAsync(() =>
                    mailbox.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = "Reset password" }).ClickAsync());
                await opened.ShouldHeadAsync("Reset password");
                var address = opened.Url;
                await opened.Field("New password").FillAsync(NewPassword);
                await opened.Field("Confirm new password").FillAsync(NewPassword);
                await opened.Button("Reset password").ClickAsync();
                await opened.ShouldHeadAsync("Password reset successful");

                await page.GotoAsync(address);
                await page.ShouldHeadAsync("This link has been used");
                await page.Button("Send a new link").ClickAsync();
                await page.ShouldHeadAsync("Password recovery");
            },
            expected: "410 (Gone)");
    }

    private static async Task AskAsync(IPage page)
    {
        await page.NameAsync();
        await page.Link("Forgot password?").ClickAsync();
        await page.Field("Email address").FillAsync(RootUser.Email);
        await page.Button("Send email").ClickAsync();
        await page.ShouldHeadAsync("Check your email");
    }
}
