using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Gatehouse.Server.Tests.Doors.Portal;

public sealed class PortalPagesTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_role_opens_the_console_as_a_session_of_its_own_that_leads_back_to_the_portal()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        var browser = story.Browser;
        browser.Text.ShouldContain("No accounts yet");
        await story.AssignAsync();
        await browser.OpenAsync(story.Home + "/accounts");
        browser.Text.ShouldContain(story.Account.Id.Digits);
        browser.Text.ShouldContain("owner@example.com");
        await browser.SubmitAsync(("Account", story.Account.Id.Digits), ("Role", "Auditor"));
        browser.Address.AbsolutePath.ShouldBe("/console");
        browser.Text.ShouldContain($"Auditor/jane @ {story.Account.Id.Dashed}");
        await browser.OpenAsync("/console/iam/users");
        browser.Status.ShouldBe(HttpStatusCode.OK);

        await browser.OpenAsync(story.Home);
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts", "who acts in a role is still the person");
        await browser.OpenAsync("/console");
        await browser.PostAsync("/sessions?handler=Back", browser.Prepare().Fields);
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts");
        (await story.EventsAsync("Federate")).ShouldHaveSingleItem().Record.ShouldContain("\"role_name\":\"Auditor\"");
        (await story.EventsAsync("ConsoleLogin")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_keys_of_a_role_sign_calls_and_stand_there_in_every_form()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        await story.AssignAsync();
        var browser = story.Browser;
        await browser.OpenAsync(story.Home + "/accounts");
        var (_, fields) = browser.Prepare(("Account", story.Account.Id.Digits), ("Role", "Auditor"));
        await browser.PostAsync(story.Home + "/keys", fields);
        browser.Status.ShouldBe(HttpStatusCode.OK);
        var text = WebUtility.HtmlDecode(browser.Html);
        var id = Regex.Match(text, "export AWS_ACCESS_KEY_ID=\"(ASIA[A-Z2-7]{16})\"").Groups[1].Value;
        var secret = Regex.Match(text, "export AWS_SECRET_ACCESS_KEY=\"([^\"]+)\"").Groups[1].Value;
        var token = Regex.Match(text, "export AWS_SESSION_TOKEN=\"([^\"]+)\"").Groups[1].Value;
        text.ShouldContain($"$Env:AWS_ACCESS_KEY_ID=\"{id}\"");
        text.ShouldContain($"[{story.Account.Id.Digits}_Auditor]");
        text.ShouldContain("sso_start_url = https://granite.awsapps.com/start");
        text.ShouldContain("sso_role_name = Auditor");
        browser.Text.ShouldContain($"{story.Host.Clock.GetUtcNow().AddHours(2):yyyy-MM-dd HH:mm}");
        var client = new ApiClient(story.Host, new SigningIdentity(id, secret, token));
        var answer = await client.StsAsync("GetCallerIdentity");
        answer.Status.ShouldBe(200);
        answer.Body.ShouldContain("/jane</Arn>");
        (await story.EventsAsync("GetRoleCredentials")).ShouldHaveSingleItem();
        await browser.OpenAsync(story.Home + "/keys");
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts", "an address alone gives no keys");
    }

    [Fact]
    public async Task Five_hundred_accounts_are_shown_filtered_and_opened_quickly_and_lightly()
    {
        await using var story = await PortalStory.StartAsync();
        await story.AssignAsync();
        await FillAsync(story, 500);
        await story.SignedInAsync();
        var browser = story.Browser;
        foreach (var path in new[] { "/accounts", "/accounts?page-number=3", $"/accounts?open={story.Account.Id.Digits}", "/accounts?filter=account%20%E2%84%96%20042" })
        {
            await browser.OpenAsync(story.Home + path);
            var times = new List<double>();
            for (var turn = 0; turn < 20; turn++)
            {
                var watch = Stopwatch.StartNew();
                await browser.OpenAsync(story.Home + path);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            var size = Encoding.UTF8.GetByteCount(browser.Html);
            output.WriteLine($"{path}: {size} bytes, median {times.Order().ElementAt(10):F1} ms, best {times.Min():F1} ms");
            browser.Status.ShouldBe(HttpStatusCode.OK);
            size.ShouldBeLessThan(80_000);
            times.Min().ShouldBeLessThan(100);
        }

        browser.Text.ShouldContain("Accounts: 1 of 501");
    }

    [Fact]
    public async Task A_new_device_needs_a_fresh_proof_and_is_asked_for_at_the_next_sign_in()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        await PortalPeople.SetAsync(story.Host, story.Directory, new() { Mfa = MfaMode.Always, WithoutDevice = WithoutDevice.LetIn });
        var browser = story.Browser;
        story.Host.Clock.Advance(TimeSpan.FromMinutes(16));
        await browser.OpenAsync(story.Home + "/mfa/app");
        browser.Address.AbsolutePath.ShouldBe("/verify/again/password");
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/mfa/app");
        var seed = Regex.Match(browser.Html, "data-copy=\"([A-Z2-7]+)\"").Groups[1].Value;
        var app = new TestApp(story.Host, "", seed);
        await browser.SubmitAsync(("DeviceName", "My phone"), ("Code", "000000"));
        browser.Text.ShouldContain("not the code");
        await browser.SubmitAsync(("DeviceName", "My phone"), ("Code", app.Code()));
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/mfa");
        browser.Text.ShouldContain("My phone");
        await browser.SubmitAsync(("Serial", Regex.Match(browser.Html, "name=\"Serial\" value=\"([^\"]+)\"").Groups[1].Value), ("DeviceName", "My old phone"));
        browser.Text.ShouldContain("My old phone");
        await PortalPeople.SignInAsync(browser, story.Directory, "jane");
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_leaves_this_one()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        using var elsewhere = new TestBrowser(story.Host.Origin);
        await PortalPeople.SignInAsync(elsewhere, story.Directory, "jane");
        var browser = story.Browser;
        await browser.OpenAsync(story.Home + "/password");
        await browser.SubmitAsync(("CurrentPassword", "Wrong-Horse-7-Battery"), ("NewPassword", "Quartz-Meadow-58-Harbor"), ("ConfirmPassword", "Quartz-Meadow-58-Harbor"));
        browser.Text.ShouldContain("not your current password");
        await browser.SubmitAsync(("CurrentPassword", Settled.Password), ("NewPassword", Settled.Password), ("ConfirmPassword", Settled.Password));
        browser.Text.ShouldContain("last 3");
        await browser.SubmitAsync(("CurrentPassword", Settled.Password), ("NewPassword", "Quartz-Meadow-58-Harbor"), ("ConfirmPassword", "Quartz-Meadow-58-Harbor"));
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/profile");
        browser.Text.ShouldContain("Your password was changed");
        (await story.Host.LettersAsync("password-changed", "jane@example.com")).ShouldHaveSingleItem();
        await elsewhere.OpenAsync(story.Home + "/accounts");
        elsewhere.Address.AbsolutePath.ShouldBe(story.Home);
    }

    [Fact]
    public async Task Signing_out_leads_to_the_portals_sign_in_page()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        var session = Regex.Match(story.Browser.Html, "name=\"SessionId\" value=\"([^\"]+)\"").Groups[1].Value;
        await story.Browser.SubmitAsync(("SessionId", session), ("Return", story.Home));
        story.Browser.Address.AbsolutePath.ShouldBe(story.Home);
        story.Browser.Text.ShouldContain("Username");
        await story.Browser.OpenAsync(story.Home + "/profile");
        story.Browser.Address.AbsolutePath.ShouldBe(story.Home);
    }

    /// <summary>Rows as the rooms write them, without the minutes that five hundred accounts made one by one would take.</summary>
    private static Task FillAsync(PortalStory story, int count) => story.Host.Database.WriteAsync(async db =>
    {
        for (var number = 0; number < count; number++)
        {
            var id = $"9{number:D11}";
            await db.ExecuteAsync(
                """
                INSERT INTO accounts (id, name, root_email, root_email_key, status, owns_installation, created_at)
                SELECT @id, @name, @email, @email, status, 0, created_at FROM accounts WHERE id = @from
                """,
                new { id, name = $"Example account № {number:D3}", email = $"root{number}@accounts.example", from = story.Account.Id.Digits });
            await db.ExecuteAsync(
                "INSERT INTO account_assignments (permission_set_id, account_id, principal_id, user_id, created_at) SELECT permission_set_id, @id, principal_id, user_id, created_at FROM account_assignments WHERE account_id = @from",
                new { id, from = story.Account.Id.Digits });
        }
    });
}
