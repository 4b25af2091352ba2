using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.Doors;

[Collection(Chromium.Suite)]
public sealed class ConsoleTests(Chromium chromium)
{
    [BrowserFact]
    public async Task The_user_menu_opens_copies_the_plain_account_id_and_closes_with_escape()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.SignInAsync();
                var menu = page.UserMenu($"owner @ {account.Id.Dashed}");
                await menu.ClickAsync();
                await page.Button("Copy the account ID as twelve digits").ClickAsync();
                await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Status).Filter(new() { HasText = "Copied" })).ToBeAttachedAsync();
                Assert.Equal(account.Id.Digits, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

                await page.Keyboard.PressAsync("Escape");
                await Expect(page.Button("Sign out")).ToBeHiddenAsync();
                await Expect(menu).ToBeFocusedAsync();
            },
            new() { Permissions = ["clipboard-read", "clipboard-write"] });
    }

    [BrowserFact]
    public async Task The_account_gets_another_name_and_an_alias()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async page =>
        {
            await page.SignInAsync();
            await page.UserMenu("owner @").ClickAsync();
            await page.MenuLink("Account settings").ClickAsync();
            await page.Link("Edit Account name").ClickAsync();
            await page.Field("Account name").FillAsync("Granite Works");
            await page.Button("Save").ClickAsync();
            await page.ShouldSayAsync("The account name is changed.");
            await Expect(page.UserMenu($"Granite Works @ {account.Id.Dashed}")).ToBeVisibleAsync();

            await page.Link("Edit Account alias").ClickAsync();
            await page.Field("Account alias").FillAsync("granite");
            await page.Button("Save").ClickAsync();
            await page.ShouldSayAsync("The alias is set.");
            await page.ShouldSayAsync("/signin/granite");
        });
    }

    [BrowserFact]
    public async Task A_session_elsewhere_is_seen_and_ended_with_all_others()
    {
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async other =>
        {
            await other.SignInAsync();
            await chromium.VisitAsync(host, async page =>
            {
                await page.SignInAsync();
                await page.UserMenu("owner @").ClickAsync();
                await page.MenuLink("My security credentials").ClickAsync();
                await page.ShouldSayAsync("This session");
                await page.Button("End all other sessions").ClickAsync();
                await page.ShouldSayAsync("All other sessions have ended.");
                await Expect(page.Button("End all other sessions")).ToBeHiddenAsync();
            });
            await other.ReloadAsync();
            await other.ShouldHeadAsync("Sign in");
        });
    }

    [BrowserFact]
    public async Task The_password_is_changed_with_the_old_one()
    {
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async page =>
        {
            await page.SignInAsync();
            await page.GotoAsync("/console/security-credentials");
            await page.Link("Change password").ClickAsync();
            await page.Field("Current password").FillAsync(Settled.Password);
            await page.Field("New password").FillAsync("Velvet-Harbour-83");
            await page.Field("Confirm new password").FillAsync("Velvet-Harbour-83");
            await page.Button("Change password").ClickAsync();
            await page.ShouldSayAsync("The password is changed.");

            await page.GotoAsync("/signout");
            await page.Button("Sign out").First.ClickAsync();
            await page.SignInAsync("Velvet-Harbour-83");
        });
    }

    [BrowserFact]
    public async Task The_root_email_address_is_changed_with_the_code_from_the_letter()
    {
        const string Next = "next@example.com";
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async page =>
        {
            await page.SignInAsync();
            await page.GotoAsync("/console/account");
            await page.Link("Edit Root user email address").ClickAsync();
            await page.Field("New root user email address").FillAsync(Next);
            await page.Button("Send a code").ClickAsync();
            await page.Field("Verification code").FillAsync(await page.ReadCodeAsync(Next));
            await page.Button("Confirm the address").ClickAsync();
            await page.ShouldSayAsync("The root email address is changed.");

            var letter = await page.OpenMailboxAsync(RootUser.Email);
            await letter.Locator("dt:text-is('Link') + dd a").ClickAsync();
            await letter.Button("Restore the former address").ClickAsync();
            await letter.ShouldHeadAsync("The former address is restored");
        });
    }
}
