using System.Net;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class RootSignInTests
{
    private const string Owner = "owner@example.com";

    [Fact]
    public async Task A_new_browser_signs_in_with_password_and_mailed_code_and_the_next_time_with_the_password_alone()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await NameAsync(browser, Owner);
        browser.Text.ShouldContain("Root user sign in");
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Text.ShouldContain("One-time verification code");
        await browser.SubmitAsync(("Code", await LastCodeAsync(host, Owner)));
        browser.Address.AbsolutePath.ShouldBe("/console");

        await SignOutAsync(browser);
        await NameAsync(browser, Owner);
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console");

        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, "ConsoleLogin");
        events.Count.ShouldBe(2);
        events[0].Record.ShouldContain("\"ConsoleLogin\":\"Success\"");
    }

    [Fact]
    public async Task A_wrong_name_a_wrong_password_and_too_many_tries_read_the_same()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        await Settled.AccountAsync(host, Owner);
        var pages = new List<string>();
        foreach (var email in new[] { Owner, "nobody@example.com" })
        {
            using var browser = new TestBrowser(host.Origin);
            await NameAsync(browser, email);
            for (var guess = 0; guess < 7; guess++)
            {
                await browser.SubmitAsync(("Password", "Wrong-Horse-7-Battery"));
                browser.Status.ShouldBe(HttpStatusCode.OK);
                pages.Add(browser.Text.Replace(email, "NAME", StringComparison.Ordinal));
            }
        }

        pages.Distinct().ShouldHaveSingleItem();
        pages[0].ShouldContain("do not match, or there were too many tries. Wait 1 min");
    }

    [Fact]
    public async Task Of_a_thousand_parallel_guesses_exactly_the_free_tries_reach_the_hash_and_the_right_password_among_the_refused_does_not_pass()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await NameAsync(browser, Owner);
        using var hashes = new HashCount(host);
        for (var guess = 0; guess < 5; guess++)
        {
            await browser.SubmitAsync(("Password", "Wrong-Horse-7-Battery"));
        }

        var (action, fields) = browser.Prepare(("Password", Settled.Password));
        await Parallel.ForEachAsync(Enumerable.Range(0, 995), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await browser.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        });

        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 2000, "ConsoleLogin");
        events.Count(each => each.PrivateReason == "wrong password").ShouldBe(5);
        events.Count(each => each.PrivateReason == "throttled").ShouldBe(995);
        events.Count(each => each.Succeeded == 1).ShouldBe(0);
        hashes.Verified.ShouldBe(5);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task A_stranger_who_uses_up_all_tries_does_not_hold_up_the_owner_in_a_known_browser()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));
        await Settled.AccountAsync(host, Owner);
        using var owner = new TestBrowser(host.Origin);
        await SignInAsync(owner, Owner);
        await SignOutAsync(owner);
        using var stranger = new TestBrowser(host.Origin);
        await NameAsync(stranger, Owner);
        for (var guess = 0; guess < 10; guess++)
        {
            await stranger.SubmitAsync(("Password", "Wrong-Horse-7-Battery"));
        }

        await SignInAsync(owner, Owner);
        owner.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task After_ten_failures_the_owner_gets_one_letter_a_day()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await NameAsync(browser, Owner);
        for (var guess = 0; guess < 25; guess++)
        {
            await browser.SubmitAsync(("Password", "Wrong-Horse-7-Battery"));
        }

        (await host.Get<KeptLetters>().FindAsync(Owner, 50)).Count(letter => letter.Row.Kind == "failed-sign-ins").ShouldBe(1);
    }

    [Fact]
    public async Task A_mailed_code_works_once_even_from_all_cores_at_the_same_time()
    {
        await using var host = await GatehouseHost.StartAsync(("Codes:Tries", "1000"));
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await NameAsync(browser, Owner);
        await browser.SubmitAsync(("Password", Settled.Password));
        var (action, fields) = browser.Prepare(("Code", await LastCodeAsync(host, Owner)));
        await Parallel.ForEachAsync(Enumerable.Range(0, 50), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await browser.SendAsync(request);
            ((int)response.StatusCode).ShouldBeLessThan(500);
        });
        var opened = await host.Database.ReadAsync(session => session.GetAsync<long>("SELECT count(*) FROM sessions WHERE account_id = @id", new { id = account.Id.Digits }));
        opened.ShouldBe(1);
    }

    [Fact]
    public async Task A_code_is_dead_after_five_wrong_tries_and_after_ten_minutes()
    {
        await using var host = await GatehouseHost.StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await NameAsync(browser, Owner);
        await browser.SubmitAsync(("Password", Settled.Password));
        var code = await LastCodeAsync(host, Owner);
        for (var guess = 0; guess < 5; guess++)
        {
            await browser.SubmitAsync(("Code", code == "000000" ? "000001" : "000000"));
            browser.Text.ShouldContain("not the code of the last letter");
        }

        await browser.SubmitAsync(("Code", code));
        browser.Text.ShouldContain("used up or too old");

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await browser.SubmitAsync(("Resend", "1"));
        var second = await LastCodeAsync(host, Owner);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await browser.SubmitAsync(("Code", second));
        browser.Text.ShouldContain("used up or too old");
    }

    [Fact]
    public async Task Somebody_elses_pending_sign_in_is_not_there()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        await Settled.AccountAsync(host, Owner);
        using var owner = new TestBrowser(host.Origin);
        await NameAsync(owner, Owner);
        using var thief = new TestBrowser(host.Origin);
        await thief.OpenAsync("/signin");
        await thief.OpenAsync(owner.Address.PathAndQuery);
        thief.Address.AbsolutePath.ShouldBe("/signin");
        thief.Text.ShouldContain("start again");
    }

    [Fact]
    public async Task A_sign_in_that_has_proved_the_old_password_cannot_be_finished_after_a_reset()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var thief = new TestBrowser(host.Origin);
        await NameAsync(thief, Owner);
        await thief.SubmitAsync(("Password", Settled.Password));
        var code = await LastCodeAsync(host, Owner);
        await host.Database.WriteAsync(session => host.Get<CredentialChanges>().TellAsync(session, new(account.Root, CredentialChangeKind.PasswordReset, null)));
        await thief.SubmitAsync(("Code", code));
        thief.Address.AbsolutePath.ShouldBe("/signin");
        thief.Cookies["gatehouse-session"].ShouldBeNull();
    }

    [Fact]
    public async Task A_step_out_of_order_shows_the_present_step_and_changes_nothing()
    {
        await using var host = await GatehouseHost.StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await NameAsync(browser, Owner);
        var (action, password) = browser.Prepare(("Password", Settled.Password));
        var code = password.Where(field => field.Key != "Password").Append(new("Code", "123456")).ToList();
        await browser.PostAsync("/verify/code", code);
        browser.Address.AbsolutePath.ShouldBe("/verify/password");
        await browser.PostAsync(action, password);
        browser.Address.AbsolutePath.ShouldBe("/verify/code");
        await browser.PostAsync(action, password);
        browser.Address.AbsolutePath.ShouldBe("/verify/code");
        (await host.Get<KeptLetters>().FindAsync(Owner, 50)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_sign_in_that_has_run_out_begins_again_with_the_name_kept()
    {
        await using var host = await GatehouseHost.StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await NameAsync(browser, Owner);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/signin");
        browser.Text.ShouldContain("too long");
        browser.Html.ShouldContain($"value=\"{Owner}\"");
    }

    [Fact]
    public async Task A_form_without_its_token_begins_again_with_the_name_kept()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await NameAsync(browser, Owner);
        await browser.PostAsync("/verify/password", [new("Identifier", Owner), new("Password", "x")]);
        browser.Address.PathAndQuery.ShouldBe("/signin?again=form");
        browser.Html.ShouldContain($"value=\"{Owner}\"");
    }

    [Fact]
    public async Task A_browser_without_cookies_is_told_so()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin");
        var (action, fields) = browser.Prepare(("Email", Owner));
        using var bare = new TestBrowser(host.Origin);
        await bare.PostAsync(action, fields);
        bare.Text.ShouldContain("Your browser keeps no cookies");
    }

    [Fact]
    public async Task A_suspended_account_is_told_so_after_the_factors_and_gets_no_session()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"), ("Support:PaymentUrl", "https://pay.example.com/"));
        var account = await Settled.AccountAsync(host, Owner);
        await host.Database.WriteAsync(session => session.ExecuteAsync(
            "UPDATE accounts SET status = 'suspended', status_reason = 'unpaid' WHERE id = @id", new { id = account.Id.Digits }));
        using var browser = new TestBrowser(host.Origin);
        await NameAsync(browser, Owner);
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Text.ShouldContain("your account has been suspended");
        browser.Html.ShouldContain("https://pay.example.com/");
        browser.Text.ShouldContain("To logout");
        await browser.OpenAsync("/signout");
        browser.Text.ShouldContain("You are signed out");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_a_foreign_address_after_signing_in(string evil)
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin?return=" + Uri.EscapeDataString(evil));
        await browser.SubmitAsync(("Email", Owner));
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.Host.ShouldBe(host.Origin.Host);
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task A_cookie_planted_before_the_sign_in_opens_nothing_after_it()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(browser, Owner);
        var first = browser.Cookies["gatehouse-session"]!.Value;
        await SignOutAsync(browser);
        await SignInAsync(browser, Owner);
        browser.Cookies["gatehouse-session"]!.Value.ShouldNotBe(first);
        using var thief = new TestBrowser(host.Origin);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/signin");
        request.Headers.Add("Cookie", "gatehouse-session=" + first);
        using var response = await thief.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Unlikely))]
    public async Task No_field_of_any_step_makes_the_server_fail(string value)
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "always"));
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        foreach (var (path, field) in new[]
        {
            ("/signin", "Email"), ("/signin", "Kind"), ("/signin", "Return"), ("/verify/password", "Attempt"), ("/verify/password", "Password"),
            ("/verify/code", "Code"), ("/verify/security-check", "ChallengeAnswer"), ("/verify/security-check", "ChallengeId"), ("/verify/password", "Identifier"),
        })
        {
            await browser.OpenAsync("/signin");
            var (_, fields) = browser.Prepare(("Email", Owner));
            await browser.PostAsync(path, fields.Where(each => each.Key != field).Append(new(field, value)));
            ((int)browser.Status).ShouldBeLessThan(500, $"{path} {field}");
        }

        await browser.OpenAsync("/verify/password?attempt=" + Uri.EscapeDataString(value.Length > 2000 ? value[..2000] : value));
        ((int)browser.Status).ShouldBeLessThan(500);
        browser.Status.ShouldNotBe(HttpStatusCode.InternalServerError);
    }

    public static TheoryData<string> Unlikely => ["", "\0", new string('x', 1_000_000), "\u202Eabc\u202C", "😀👩‍👩‍👧", "\ud800", "%00%ff", "<script>alert(1)</script>"];

    [Fact]
    public async Task The_name_is_remembered_only_when_asked_for()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(browser, Owner);
        await SignOutAsync(browser);
        await browser.OpenAsync("/signin");
        browser.Html.ShouldNotContain(Owner);
        await browser.SubmitAsync(("Email", Owner), ("Remember", "true"));
        await browser.SubmitAsync(("Password", Settled.Password));
        await SignOutAsync(browser);
        await browser.OpenAsync("/signin");
        browser.Html.ShouldContain($"value=\"{Owner}\"");
    }

    private static async Task NameAsync(TestBrowser browser, string email)
    {
        await browser.OpenAsync("/signin");
        await browser.SubmitAsync(("Email", email));
    }

    private static async Task SignInAsync(TestBrowser browser, string email)
    {
        await NameAsync(browser, email);
        await browser.SubmitAsync(("Password", Settled.Password));
    }

    private static async Task SignOutAsync(TestBrowser browser)
    {
        await browser.OpenAsync("/signout");
        var (action, fields) = browser.Prepare();
        await browser.PostAsync(action, fields);
        browser.Text.ShouldContain("You are signed out");
    }

    private static async Task<string> LastCodeAsync(GatehouseHost host, string to) =>
        (await host.Get<KeptLetters>().FindAsync(to, 10)).First(letter => letter.Row.Kind == "verification-code").Code!;
}
