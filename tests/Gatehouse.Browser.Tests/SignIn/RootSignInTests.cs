using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.SignIn;

[Collection(Chromium.Suite)]
public sealed class RootSignInTests(Chromium chromium)
{
    [BrowserFact]
    public async Task A_root_user_signs_in_with_password_and_mailed_code_and_signs_out_by_the_user_menu()
    {
        await using var host = await RootUser.StartAsync(("SignIn:EmailCode", "whenNew"));
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async page =>
        {
            await page.NameAsync();
            await page.GivePasswordAsync();
            await page.ShouldSayAsync("Enter the one-time verification code you received in email");
            await Expect(page.Button("Resend email with verification code")).ToBeVisibleAsync();
            await page.Field("One-time verification code").FillAsync(await page.ReadCodeAsync(RootUser.Email));
            await page.Button("Sign in").ClickAsync();

            await page.ShouldHeadAsync("Console home");
            await page.SignOutAsync($"owner @ {account.Id.Dashed}");
            await page.ShouldHeadAsync("You are signed out");
            await page.GoBackAsync();
            await page.ShouldHeadAsync("Sign in");
        });
    }

    [BrowserFact]
    public async Task The_password_is_shown_and_hidden_again_by_a_button()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(host, async page =>
        {
            await page.NameAsync();
            var password = page.Field("Password");
            await password.FillAsync(Settled.Password);
            await Expect(password).ToHaveAttributeAsync("type", "password");

            await page.Button("Show password").ClickAsync();
            await Expect(password).ToHaveAttributeAsync("type", "text");
            await Expect(password).ToBeFocusedAsync();
            await Expect(password).ToHaveValueAsync(Settled.Password);

            await page.Button("Show password").ClickAsync();
            await Expect(password).ToHaveAttributeAsync("type", "password");
        });
    }

    [BrowserFact]
    public async Task The_whole_sign_in_works_with_the_keyboard_alone()
    {
        await using var host = await RootUser.StartAsync(("SignIn:EmailCode", "whenNew"));
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async page =>
        {
            await page.GotoAsync("/signin");
            await page.TypeIntoAsync(page.Field("Root user email address"), RootUser.Email);
            await page.PressOnAsync(page.Button("Next"));

            await page.ShouldHeadAsync("Root user sign in");
            await page.TypeIntoAsync(page.Field("Password"), Settled.Password);
            await page.PressOnAsync(page.Button("Show password"), "Space");
            await Expect(page.Field("Password")).ToHaveAttributeAsync("type", "text");
            await page.PressOnAsync(page.Button("Sign in"));

            await page.ShouldSayAsync("Enter the one-time verification code you received in email");
            await page.TypeIntoAsync(page.Field("One-time verification code"), await page.ReadCodeAsync(RootUser.Email));
            await page.Keyboard.PressAsync("Enter");

            await page.ShouldHeadAsync("Console home");
            await page.PressOnAsync(page.UserMenu($"owner @ {account.Id.Dashed}"));
            await page.PressOnAsync(page.Button("Sign out"));
            await page.ShouldHeadAsync("You are signed out");
        });
    }

    [BrowserFact]
    public async Task The_whole_sign_in_works_without_script()
    {
        await using var host = await RootUser.StartAsync(("SignIn:EmailCode", "whenNew"), ("SignIn:Challenge", "always"));
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.NameAsync();
                await page.ShouldHeadAsync("Security check");
                await page.AnswerCheckAsync(host);
                await page.Button("Submit").ClickAsync();
                await Expect(page.Button("Show password")).ToBeHiddenAsync();
                await page.GivePasswordAsync();
                await page.Field("One-time verification code").FillAsync(await page.ReadCodeAsync(RootUser.Email));
                await page.Button("Sign in").ClickAsync();
                await page.ShouldHeadAsync("Console home");
                await page.SignOutAsync($"owner @ {account.Id.Dashed}");
                await page.ShouldHeadAsync("You are signed out");
            },
            new() { JavaScriptEnabled = false });
    }

    [BrowserFact]
    public async Task A_wrong_password_is_told_beside_an_empty_field_and_the_right_one_still_works()
    {
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async page =>
        {
            await page.NameAsync();
            await page.GivePasswordAsync("Wrong-Horse-7-Battery");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not match");
            await Expect(page.Field("Password")).ToHaveValueAsync("");
            await page.GivePasswordAsync();
            await page.ShouldHeadAsync("Console home");
        });
    }

    [BrowserFact]
    public async Task Every_way_out_of_the_sign_in_leads_where_it_says()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(host, async page =>
        {
            await page.NameAsync();
            await page.Link("Sign in to a different account").ClickAsync();
            await page.ShouldHeadAsync("Sign in");
            await Expect(page.Field("Root user email address")).ToHaveValueAsync("");

            await page.Link("Learn more about the root user").ClickAsync();
            await Expect(page.Locator("#root-user")).ToBeInViewportAsync();
            await page.GoBackAsync();
            await page.Radio("IAM user").CheckAsync();
            await page.Button("Next").ClickAsync();
            await page.ShouldSayAsync("Enter the account ID or the account alias.");
            await page.Button("Create a new account").ClickAsync();
            await page.ShouldHeadAsync("Create an account");

            await page.NameAsync();
            await page.Link("Create a new account").ClickAsync();
            await page.ShouldHeadAsync("Create an account");
            await page.NameAsync();
            await page.Link("Forgot password?").ClickAsync();
            await page.ShouldHeadAsync("Password recovery");
        });
    }

    [BrowserFact]
    public async Task The_two_kinds_of_user_stand_in_boxes_of_one_width_and_a_click_anywhere_on_the_upper_part_chooses()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(host, async page =>
        {
            await page.GotoAsync("/signin");
            var box = page.Locator(".choices label").Filter(new() { HasText = "IAM user" });
            var note = page.Locator("#iam-who");
            var (upper, lower) = ((await box.BoundingBoxAsync())!, (await note.BoundingBoxAsync())!);
            upper.Width.ShouldBe(lower.Width, 1);
            (upper.Y + upper.Height).ShouldBe(lower.Y, 1);

            await box.ClickAsync(new() { Position = new() { X = upper.Width - 10, Y = upper.Height / 2 } });
            await Expect(page.Radio("IAM user")).ToBeCheckedAsync();
        });
    }

    [BrowserFact]
    public async Task A_remembered_address_stands_there_the_next_time()
    {
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async page =>
        {
            await page.GotoAsync("/signin");
            await page.Field("Remember this email address").CheckAsync();
            await page.Field("Root user email address").FillAsync(RootUser.Email);
            await page.Button("Next").ClickAsync();
            await page.GivePasswordAsync();
            await page.ShouldHeadAsync("Console home");

            await page.GotoAsync("/signout");
            await page.Button("Sign out").First.ClickAsync();
            await page.Button("Sign in again").ClickAsync();
            await Expect(page.Field("Root user email address")).ToHaveValueAsync(RootUser.Email);
        });
    }
}
