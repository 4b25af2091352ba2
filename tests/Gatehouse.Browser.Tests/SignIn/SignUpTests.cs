using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.SignIn;

[Collection(Chromium.Suite)]
public sealed class SignUpTests(Chromium chromium)
{
    private const string Email = "mary@example.org";

    [BrowserFact]
    public async Task Somebody_creates_an_account_with_the_code_from_the_letter_and_is_signed_in()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(host, async page =>
        {
            await page.GotoAsync("/signin");
            await page.Button("Create a new account").ClickAsync();
            await page.Field("Root user email address").FillAsync(Email);
            await page.Field("Account name").FillAsync("Granite Works");
            await page.Button("Verify email address").ClickAsync();

            await page.ShouldHeadAsync("Verify your email address");
            await page.Field("Verification code").FillAsync(await page.ReadCodeAsync(Email));
            await page.Button("Verify").ClickAsync();

            await page.ShouldHeadAsync("Create your root user password");
            await page.Field("Root user password").FillAsync(Settled.Password);
            await page.Field("Confirm root user password").FillAsync(Settled.Password);
            await page.Button("Continue").ClickAsync();

            await page.ShouldHeadAsync("Your account is ready");
            var id = await page.Locator("dl code").InnerTextAsync();
            await page.Button("Continue to the console").ClickAsync();
            await page.ShouldHeadAsync("Console home");
            await Expect(page.UserMenu($"Granite Works @ {id}")).ToBeVisibleAsync();
        });
    }

    [BrowserFact]
    public async Task The_strength_of_a_password_is_shown_while_it_is_typed()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(host, async page =>
        {
            await page.GotoAsync("/signup");
            await page.Field("Root user email address").FillAsync(Email);
            await page.Field("Account name").FillAsync("Granite Works");
            await page.Button("Verify email address").ClickAsync();
            await page.Field("Verification code").FillAsync(await page.ReadCodeAsync(Email));
            await page.Button("Verify").ClickAsync();

            var strength = page.Locator(".strength");
            await Expect(strength).ToBeHiddenAsync();
            await page.Field("Root user password").FillAsync("aaa");
            await Expect(strength).ToContainTextAsync("Very weak");
            await page.Field("Root user password").FillAsync(Settled.Password);
            await Expect(strength).ToContainTextAsync("Very strong");

            await page.Field("Root user password").FillAsync("P@ssw0rd123!");
            await page.Field("Confirm root user password").FillAsync("P@ssw0rd123!");
            await page.Button("Continue").ClickAsync();
            await page.ShouldSayAsync("Signs around a well-known password");
        });
    }
}
