using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Alternative;
using Xunit;

namespace Gatehouse.Browser.Tests.SignIn;

/// <summary>The way of a root user whose device is lost, the phone that it rests on, and axe on every page of it.</summary>
[Collection(Chromium.Suite)]
public sealed class AlternativeFactorsTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Mailbox_and_phone_instead_of_the_device_and_the_device_is_removed()
    {
        await using var host = await RootUser.StartAsync(("Phone:Page", "true"));
        await AlternativeStory.SettleAsync(host);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.NameAsync();
                await page.GivePasswordAsync();
                await page.Link("Troubleshoot MFA").ClickAsync();
                await page.ShouldSayAsync("Sign in using alternative factors of authentication");
                await page.ShouldSuitEverybodyAsync("alternative-help");
                await page.Button("Sign in using alternative factors").ClickAsync();
                await page.ShouldHeadAsync("Sign in using alternative factors of authentication");
                await page.ShouldSuitEverybodyAsync("alternative-mailbox");
                await page.Field("One-time verification code").FillAsync(await host.MailedCodeAsync());
                await page.Button("Next").ClickAsync();
                await page.ShouldSayAsync("Step 2 of 2: verify your phone number");
                await page.ShouldSuitEverybodyAsync("alternative-phone");
                await page.Button("Call me now").ClickAsync();
                await page.ShouldSayAsync("You are being called.");
                await page.Field("Verification code").FillAsync(AlternativeStory.Other(await host.PhoneCodeAsync()));
                await page.Button("Submit").ClickAsync();
                await page.ShouldSayAsync("That is not the code of the last message.");
                await page.ShouldSuitEverybodyAsync("alternative-phone-wrong");
                var opened = await page.Context.NewPageAsync();
                await opened.GotoAsync("/phone");
                await opened.ShouldHeadAsync("Development phone");
                await opened.ShouldSuitEverybodyAsync("phone");
                await opened.CloseAsync();
                await page.Field("Verification code").FillAsync(await host.PhoneCodeAsync());
                await page.Button("Submit").ClickAsync();
                await page.ShouldHeadAsync("Remove lost MFA devices");
                await page.ShouldSuitEverybodyAsync("alternative-reset");
                await page.Button("Remove and sign in").ClickAsync();
                await page.ShouldHeadAsync("Console home");
                await page.GotoAsync("/console/account/phone");
                await page.ShouldHeadAsync("Phone number of the root user");
                await page.ShouldSuitEverybodyAsync("console-phone-verified");
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task A_wait_is_told_and_cancelled_by_the_link_of_its_letter()
    {
        await using var host = await RootUser.StartAsync(("Phone:Page", "true"), ("AlternativeFactors:Wait", "PT24H"));
        await AlternativeStory.SettleAsync(host);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.NameAsync();
                await page.GivePasswordAsync();
                await page.Link("Troubleshoot MFA").ClickAsync();
                await page.Button("Sign in using alternative factors").ClickAsync();
                await page.Field("One-time verification code").FillAsync(await host.MailedCodeAsync());
                await page.Button("Next").ClickAsync();
                await page.Button("Send a text message").ClickAsync();
                await page.ShouldSayAsync("A text message with a code is on its way.");
                await page.Field("Verification code").FillAsync(await host.PhoneCodeAsync());
                await page.Button("Submit").ClickAsync();
                await page.ShouldHeadAsync("You can finish signing in later");
                await page.ShouldSuitEverybodyAsync("alternative-wait");
                var letter = (await host.Get<Gatehouse.Server.Foundation.Mail.KeptLetters>().FindAsync(RootUser.Email, 20)).First(static each => each.Row.Kind == "alternative-waiting");
                await page.GotoAsync(new Uri(letter.Links.Single()).PathAndQuery);
                await page.ShouldHeadAsync("Cancel the sign-in without an MFA device");
                await page.ShouldSuitEverybodyAsync("alternative-cancel");
                await page.Button("Cancel this sign-in").ClickAsync();
                await page.ShouldHeadAsync("The sign-in is cancelled");
                await page.ShouldSuitEverybodyAsync("alternative-cancelled");
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task The_phone_page_of_the_console_sends_a_code_and_takes_it()
    {
        await using var host = await RootUser.StartAsync(("Phone:Page", "true"));
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.SignInAsync();
                await page.GotoAsync("/console/account/phone");
                await page.ShouldSuitEverybodyAsync("console-phone-none");
                await AlternativeStory.GivePhoneAsync(host, account, AlternativeStory.Number);
                await host.Database.WriteAsync(session => Gatehouse.Server.People.Accounts.RootPhone.RootPhoneStore.DeleteAsync(session, account.Id));
                await page.GotoAsync("/console/account/phone");
                await page.Radio("Voice call").CheckAsync();
                await page.ShouldSuitEverybodyAsync("console-phone");
                await page.Button("Send a code").ClickAsync();
                await page.ShouldSayAsync("A code is on its way to your phone.");
                await page.ShouldSuitEverybodyAsync("console-phone-code");
                var message = (await host.Get<KeptMessages>().FindAsync(null, 1))[0];
                await page.Field("Verification code").FillAsync(message.Content.Code!);
                await page.Button("Verify the number").ClickAsync();
                await page.ShouldSayAsync("The phone number is verified.");
            },
            Look.Lenient);
    }
}
