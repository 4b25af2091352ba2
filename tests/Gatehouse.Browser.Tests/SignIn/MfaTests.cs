using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Xunit;

namespace Gatehouse.Browser.Tests.SignIn;

/// <summary>An authenticator app at sign-in and in the console, and axe on every page of it.</summary>
[Collection(Chromium.Suite)]
public sealed class MfaTests(Chromium chromium)
{
    [BrowserFact]
    public async Task The_code_the_choice_of_a_device_troubleshooting_and_the_devices_in_the_console()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        var phone = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root, "phone");
        await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root, "tablet");
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.NameAsync();
                await page.GivePasswordAsync();
                await page.ShouldHeadAsync("Multi-factor authentication");
                await page.ShouldSuitEverybodyAsync("mfa-code");
                await page.Button("Submit").ClickAsync();
                await page.ShouldSayAsync("You must provide an MFA code");
                await page.Link("Use another MFA device").ClickAsync();
                await page.ShouldHeadAsync("Choose an MFA device");
                await page.Radio("phone").CheckAsync();
                await page.ShouldSuitEverybodyAsync("mfa-choice");
                await page.Button("Next").ClickAsync();
                await page.Field("MFA code").FillAsync(phone.Wrong);
                await page.Button("Submit").ClickAsync();
                await page.ShouldSayAsync("This code is wrong or was used before");
                await page.ShouldSuitEverybodyAsync("mfa-wrong");
                await page.Link("Troubleshoot MFA").ClickAsync();
                await page.ShouldHeadAsync("Troubleshoot your authentication device");
                await page.ShouldSuitEverybodyAsync("mfa-help");
                await page.Link("Re-sync your device").ClickAsync();
                await page.ShouldHeadAsync("Re-sync your device");
                await page.ShouldSuitEverybodyAsync("mfa-resync");
                await page.Link("Cancel").ClickAsync();
                await page.Field("MFA code").FillAsync(phone.Code);
                await page.Button("Submit").ClickAsync();
                await page.ShouldHeadAsync("Console home");
                await page.GotoAsync("/console/security-credentials/mfa");
                await page.ShouldSuitEverybodyAsync("console-mfa");
                await page.Link("phone").ClickAsync();
                await page.ShouldHeadAsync("phone");
                await page.ShouldSuitEverybodyAsync("console-mfa-device");
                await page.GotoAsync("/console/security-credentials/mfa/assign/app?deviceName=third");
                await page.ShouldHeadAsync("Authenticator app");
                await page.ShouldSuitEverybodyAsync("console-mfa-assign");
            },
            Look.Lenient);
    }
}
