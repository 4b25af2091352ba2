using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Doors.Portal;
using Gatehouse.Server.Tests.Doors.Sso;
using Gatehouse.Server.Tests.Harness;
using Xunit;

namespace Gatehouse.Browser.Tests.Doors;

/// <summary>The two pages on which a person lets a program in, from the program's link through the portal's sign-in, and axe on them.</summary>
[Collection(Chromium.Suite)]
public sealed class SsoPagesTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Consent_and_device_codes_suit_everybody()
    {
        await using var story = await PortalStory.StartAsync(("Proxies:Trusted", "127.0.0.1"));
        using var app = new SsoApp(story.Host, story.Directory);
        await app.RegisterAsync();
        await chromium.VisitAsync(
            story.Host,
            async page =>
            {
                await page.GotoAsync(app.AuthorizePath());
                await page.ShouldHeadAsync("Sign in");
                await page.Field("Username").FillAsync("jane");
                await page.Button("Next").ClickAsync();
                await page.Field("Password").FillAsync(Settled.Password);
                await page.Button("Sign in").ClickAsync();
                await page.ShouldHeadAsync("Allow access to your data?");
                await page.ShouldSayAsync("botocore-client-corp");
                await page.ShouldSuitEverybodyAsync("sso-consent");

                var near = (await app.StartDeviceAsync()).ShouldBeGood();
                await page.GotoAsync("/device?user_code=" + near.Text("userCode"));
                await page.ShouldSuitEverybodyAsync("sso-device-near");
                await page.GetByLabel("My device shows the same code").CheckAsync();
                await page.Button("Allow access as jane").ClickAsync();
                await page.ShouldHeadAsync("Request approved");
                await page.ShouldSuitEverybodyAsync("sso-device-approved");
                (await app.PollAsync(near.Text("deviceCode"))).ShouldBeGood();

                app.From = "198.51.100.7";
                var far = (await app.StartDeviceAsync()).ShouldBeGood();
                await page.GotoAsync("/device?user_code=" + far.Text("userCode"));
                await page.ShouldSayAsync("The request came from another network");
                await page.ShouldSuitEverybodyAsync("sso-device-far");
                await page.Button("Deny access").ClickAsync();
                await page.ShouldHeadAsync("Request denied");

                await page.GotoAsync("/device");
                await page.ShouldSuitEverybodyAsync("sso-device");
                await page.Field("Code shown on your device").FillAsync(far.Text("userCode"));
                await page.Button("Next").ClickAsync();
                await page.ShouldSayAsync("No program waits with this code");
                await page.ShouldSuitEverybodyAsync("sso-device-unknown");
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task A_request_that_cannot_be_used_says_so()
    {
        await using var story = await PortalStory.StartAsync();
        await chromium.VisitAsync(
            story.Host,
            async page =>
            {
                await page.GotoAsync("/authorize?client_id=unknown");
                await page.ShouldHeadAsync("This sign-in request cannot be used");
                await page.ShouldSuitEverybodyAsync("sso-wrong");
            },
            Look.Lenient,
            expected: "status of 4");
    }
}
