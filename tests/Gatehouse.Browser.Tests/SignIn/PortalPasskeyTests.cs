using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.Tests.Doors.Portal;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Gatehouse.Browser.Tests.SignIn;

/// <summary>Passkeys of workforce users in a real browser with a virtual authenticator, and axe on every page of theirs.</summary>
[Collection(Chromium.Suite)]
public sealed class PortalPasskeyTests(Chromium chromium)
{
    private static readonly PageGotoOptions AtOnce = new() { WaitUntil = WaitUntilState.Commit };

    [BrowserFact]
    public async Task A_first_passkey_at_the_portals_door_signs_in_alone_and_beside_the_password_from_then_on()
    {
        await using var story = await PortalStory.StartAsync(("Phone:Page", "true"));
        await PortalPeople.SetAsync(story.Host, story.Directory, new() { WithoutDevice = WithoutDevice.Enrol, AllowsTextCodes = true });
        await chromium.VisitAsync(
            story.Host,
            async page =>
            {
                var key = await VirtualKey.PlatformAsync(page);
                await page.GotoAsync(story.Home);
                await GiveNameAndPasswordAsync(page);
                await page.ShouldHeadAsync("Add an MFA device");
                await page.Button("Next").ClickAsync();
                await page.Field("Device name").FillAsync("laptop");
                await page.ShouldSuitEverybodyAsync("portal-enrol-passkey");
                await page.Button("Create passkey").ClickAsync();
                await page.ShouldHeadAsync("Accounts");
                (await key.CountAsync()).ShouldBe(1);
                await page.GotoAsync(story.Home + "/phone");
                await page.ShouldHeadAsync("My phone");
                await page.ShouldSuitEverybodyAsync("portal-phone");

                // Alone: by the button, which is left waiting, and then by autofill.
                await key.TouchByItselfAsync(false);
                await page.Button("Sign out").ClickAsync();
                await page.Button("Sign in with a passkey").WaitForAsync();
                await page.ShouldSuitEverybodyAsync("portal-sign-in-with-passkey");
                await page.Button("Sign in with a passkey").ClickAsync();
                await page.ShouldSayAsync("Waiting for your passkey.");
                await key.TouchByItselfAsync(true);
                await page.GotoAsync(story.Home, AtOnce);
                await page.ShouldHeadAsync("Accounts");

                // Beside the password, in a browser that is trusted from then on.
                await key.TouchByItselfAsync(false);
                await page.Button("Sign out").ClickAsync();
                await page.ShouldHeadAsync("Sign in");
                await GiveNameAndPasswordAsync(page);
                await page.ShouldHeadAsync("Sign in using MFA");
                await page.GetByLabel("This is a trusted device").CheckAsync();
                await page.ShouldSuitEverybodyAsync("security-key-trust");
                await key.TouchByItselfAsync(true);
                await page.Button("Use security key or passkey").ClickAsync();
                await page.ShouldHeadAsync("Accounts");
                await page.GotoAsync(story.Home + "/sessions");
                await page.ShouldSayAsync("Trusted devices");
                await page.ShouldSuitEverybodyAsync("portal-trusted-devices");
            },
            Look.Lenient);
    }

    private static async Task GiveNameAndPasswordAsync(IPage page)
    {
        await page.Field("Username").FillAsync("jane");
        await page.Button("Next").ClickAsync();
        await page.Field("Password").FillAsync(Settled.Password);
        await page.Button("Sign in").ClickAsync();
    }
}
