using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Recovery;
using Gatehouse.Server.Tests.Doors.Portal;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.SignIn;

/// <summary>A workforce user's ways in, by the labels of the guide, and axe on every page of them.</summary>
[Collection(Chromium.Suite)]
public sealed class PortalTests(Chromium chromium)
{
    private const string Better = "Quartz-Meadow-58-Harbor";

    [BrowserFact]
    public async Task From_the_invitation_letter_to_keys_and_back_out()
    {
        await using var story = await PortalStory.StartAsync(("Mail:Mailbox", "true"), ("SignIn:EmailCode", "whenNew"));
        var (host, directory) = (story.Host, story.Directory);
        var ines = await PortalPeople.PersonAsync(host, directory, "Ines", password: null);
        await (story with { Jane = ines }).AssignAsync("Auditor");
        await host.Database.WriteAsync(db => host.Get<WorkforceInvitations>().SendAsync(db, ines, directory));
        var invitation = (await host.LettersAsync("portal-invitation", ines.Email!))[^1];
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync(invitation.Link().PathAndQuery);
                await page.ShouldHeadAsync("Accept invitation");
                await page.ShouldSuitEverybodyAsync("portal-invitation");
                await page.Field("New password").FillAsync(Better);
                await page.Field("Confirm new password").FillAsync(Better);
                await page.Button("Set password").ClickAsync();
                await page.ShouldHeadAsync("Password reset successful");
                await page.ShouldSuitEverybodyAsync("portal-password-done");
                await page.Link("Sign in").Or(page.Button("Sign in")).ClickAsync();
                await page.ShouldHeadAsync("Sign in");
                await page.ShouldSuitEverybodyAsync("portal-sign-in");
                await page.Field("Username").FillAsync("ines");
                await page.GetByLabel("Remember username").CheckAsync();
                await page.Button("Next").ClickAsync();
                await page.ShouldSayAsync("(not you?)");
                await page.Field("Password").FillAsync("Wrong-Horse-7-Battery");
                await page.Button("Sign in").ClickAsync();
                await page.ShouldSayAsync("do not match, or there were too many tries");
                await page.ShouldSuitEverybodyAsync("portal-password");
                await page.Field("Password").FillAsync(Better);
                await page.Button("Show password").ClickAsync();
                await page.Button("Sign in").ClickAsync();
                await page.Field("One-time verification code").FillAsync(await page.ReadCodeAsync(ines.Email!));
                await page.ShouldSuitEverybodyAsync("portal-code");
                await page.Button("Sign in").ClickAsync();
                await page.ShouldHeadAsync("Accounts");
                await page.ShouldSuitEverybodyAsync("portal-accounts");
                await page.GetByRole(AriaRole.Button, new() { Name = "Access keys" }).ClickAsync();
                await page.ShouldHeadAsync("Access keys");
                await Expect(page.Locator("time[data-countdown] + span")).ToBeVisibleAsync();
                await page.ShouldSuitEverybodyAsync("portal-keys");
                await page.Link("Applications").ClickAsync();
                await page.ShouldSayAsync("No applications yet");
                await page.ShouldSuitEverybodyAsync("portal-applications");
                await AddWikiAsync(story);
                await page.ReloadAsync();
                await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Wiki" })).ToHaveAttributeAsync("href", "https://wiki.example.com/");
                await page.ShouldSuitEverybodyAsync("portal-tiles");
                await page.Link("Accounts").ClickAsync();
                await page.GetByRole(AriaRole.Link, new() { Name = "Create shortcut" }).ClickAsync();
                await page.ShouldHeadAsync("Create shortcut");
                await page.ShouldSuitEverybodyAsync("portal-shortcut");
                await page.GetByRole(AriaRole.Link, new() { Name = "role_name=Auditor" }).ClickAsync();
                await page.ShouldHeadAsync("Open the console");
                await page.ShouldSuitEverybodyAsync("portal-open-console");
                await page.Button("Open the console").ClickAsync();
                await page.ShouldHeadAsync("Console home");
                await page.GotoAsync(story.Home);
                await page.Button("Sign out").ClickAsync();
                await page.ShouldHeadAsync("Sign in");
                await Expect(page.Field("Username")).ToHaveValueAsync("ines");
            },
            Look.Lenient,
            expected: "status of 4");
    }

    [BrowserFact]
    public async Task Own_profile_devices_sessions_and_password_suit_everybody()
    {
        await using var story = await PortalStory.StartAsync(("Mail:Mailbox", "true"));
        await PortalPeople.SetAsync(story.Host, story.Directory, new() { Mfa = MfaMode.Always, WithoutDevice = WithoutDevice.Enrol });
        await chromium.VisitAsync(
            story.Host,
            async page =>
            {
                await page.GotoAsync("/start");
                await page.ShouldHeadAsync("Find your access portal");
                await page.ShouldSuitEverybodyAsync("portal-find");
                await page.Field("Access portal address").FillAsync("https://granite.awsapps.com/start");
                await page.Button("Next").ClickAsync();
                await page.Field("Username").FillAsync("jane");
                await page.Button("Next").ClickAsync();
                await page.Link("Forgot password").ClickAsync();
                await page.ShouldHeadAsync("Forgot password");
                await Expect(page.Field("Username")).ToHaveValueAsync("jane");
                await page.ShouldSuitEverybodyAsync("portal-forgot");
                await page.Button("Next").ClickAsync();
                await page.ShouldHeadAsync("Check your email");
                await page.ShouldSuitEverybodyAsync("portal-forgot-sent");
                await page.GotoAsync(story.Home);
                await page.Field("Username").FillAsync("jane");
                await page.Button("Next").ClickAsync();
                await page.Field("Password").FillAsync(Settled.Password);
                await page.Button("Sign in").ClickAsync();
                await page.ShouldHeadAsync("Add an MFA device");
                await page.ShouldSuitEverybodyAsync("portal-enrol-choice");
                await page.Radio("Authenticator app").CheckAsync();
                await page.Button("Next").ClickAsync();
                await page.ShouldSayAsync("Secret key:");
                await page.ShouldSuitEverybodyAsync("portal-enrol");
                var seed = (await page.Locator("[data-copy]").First.GetAttributeAsync("data-copy"))!;
                await page.Field("Device name").FillAsync("jane-phone");
                await page.Field("MFA code").FillAsync(new TestApp(story.Host, "", seed).Code());
                await page.Button("Add MFA").ClickAsync();
                await page.ShouldHeadAsync("Accounts");
                await page.ShouldSuitEverybodyAsync("portal-no-accounts");
                foreach (var (path, heading) in new[] { ("profile", "My profile"), ("mfa", "My MFA devices"), ("mfa/add", "Register MFA device"), ("mfa/passkey", "Security key or passkey"), ("mfa/app", "Add authenticator app"), ("sessions", "My sessions"), ("password", "Change password") })
                {
                    await page.GotoAsync($"{story.Home}/{path}");
                    await page.ShouldHeadAsync(heading);
                    await page.ShouldSuitEverybodyAsync("portal-" + path.Replace('/', '-'));
                }
            },
            Look.Lenient);
    }

    private static Task AddWikiAsync(PortalStory story) => story.Host.Database.WriteAsync(db => ApplicationStore.InsertAsync(db, new(
        "apl-0123456789abcdef", story.Directory.Id, story.Directory.AccountId, "arn:aws:sso::aws:applicationProvider/custom", "Wiki", "What everybody knows",
        IsEnabled: true, IsVisible: true, "APPLICATION", "https://wiki.example.com/", AssignmentRequired: false, null, null, null, story.Host.Clock.GetUtcNow())));
}
