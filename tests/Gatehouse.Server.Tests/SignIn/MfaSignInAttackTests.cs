using System.Net;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class MfaSignInAttackTests
{
    private const string Owner = RecoveryStory.Owner;

    [Fact]
    public async Task Replay_one_code_from_all_cores_in_two_browsers_opens_exactly_one_session()
    {
        await using var host = await RecoveryStory.StartAsync(("SignIn:FreeTries", "1000"), ("SignIn:FreeTriesOfAllSources", "1000"));
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var one = new TestBrowser(host.Origin);
        using var two = new TestBrowser(host.Origin);
        await one.SignInAsync(Owner, Settled.Password);
        await two.SignInAsync(Owner, Settled.Password);
        var (code, next) = (app.Code, app.After(1));
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, cancellation) =>
        {
            var browser = number % 2 == 0 ? one : two;
            var (action, fields) = browser.Prepare(("Code", code));
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await browser.SendAsync(request);
            ((int)response.StatusCode).ShouldBeLessThan(500);
        });

        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Count.ShouldBe(1);
        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 100, "ConsoleLogin");
        events.Count(static each => each.Succeeded == 1).ShouldBe(1);
        var late = one.Cookies["gatehouse-session"] is null ? one : two;
        await late.SubmitAsync(("Code", code));
        late.Address.AbsolutePath.ShouldBe("/verify/mfa", "the code was used before");
        await late.SubmitAsync(("Code", next));
        late.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task Replay_a_code_given_to_a_call_or_to_another_sign_in_counts_no_second_time()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        var code = app.Code;
        (await host.Get<TotpDeviceCheck>().VerifyTotpAsync(account.Root, app.Serial, code, new("203.0.113.0/24", null))).ShouldBeOfType<TotpVerdict.Right>();
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        foreach (var typed in new[] { code, $"{code[..3]} {code[3..]}", "\u00a0" + code })
        {
            await browser.SubmitAsync(("Code", typed));
            browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        }
    }

    [Fact]
    public async Task Bypass_no_well_known_browser_mailed_code_or_right_password_stands_in_for_the_device()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "always"));
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.SubmitAsync(("Code", (await host.Get<KeptLetters>().FindAsync(Owner, 10)).First(static each => each.Row.Kind == "verification-code").Code!));
        browser.Address.AbsolutePath.ShouldBe("/console");
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);

        await browser.SignInAsync(Owner, Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa", "a known browser is asked, too");
        var (action, fields) = browser.Prepare(("Code", app.Wrong));
        await browser.PostAsync("/verify/code", fields.Append(new("Resend", "1")));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        foreach (var elsewhere in new[] { "/verify/code", "/verify/password", "/verify/new-password", "/verify/security-check" })
        {
            await browser.PostAsync(elsewhere, [.. fields, new("Password", Settled.Password), new("NewPassword", "Walnut-Harbour-38"), new("ConfirmPassword", "Walnut-Harbour-38")]);
            browser.Address.AbsolutePath.ShouldBe("/verify/mfa", elsewhere);
        }

        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).Count(static each => each.Row.Kind == "verification-code").ShouldBe(1);
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Count.ShouldBe(1, "only the session from before the device");
        action.ShouldBe("/verify/mfa");
    }

    [Fact]
    public async Task Bypass_a_code_without_the_password_or_for_somebody_elses_sign_in_does_nothing()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var owner = new TestBrowser(host.Origin);
        await owner.OpenAsync("/signin?other=1");
        await owner.SubmitAsync(("Kind", "root"), ("Email", Owner));
        var early = owner.Prepare(("Password", "x")).Fields.Where(static each => each.Key != "Password").Append(new("Code", app.Code)).ToList();
        await owner.PostAsync("/verify/mfa", early);
        owner.Address.AbsolutePath.ShouldBe("/verify/password");

        await owner.SubmitAsync(("Password", Settled.Password));
        var (action, fields) = owner.Prepare(("Code", app.Code));
        using var thief = new TestBrowser(host.Origin);
        await thief.OpenAsync("/signin");
        var stolen = fields.Where(static each => each.Key != "form").Concat(thief.Prepare(("Email", "")).Fields.Where(static each => each.Key == "form"));
        await thief.PostAsync(action, stolen);
        thief.Cookies["gatehouse-session"].ShouldBeNull();
        await owner.SubmitAsync(("Code", app.Code));
        owner.Address.AbsolutePath.ShouldBe("/console", "neither of them used the code up");
    }

    [Fact]
    public async Task Parallel_guesses_of_codes_do_not_outrun_the_counter_and_lock_nobody_out_for_good()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var owner = new TestBrowser(host.Origin);
        await owner.SignInAsync(Owner, Settled.Password);
        await owner.SubmitAsync(("Code", app.Code));
        owner.Address.AbsolutePath.ShouldBe("/console");

        using var thief = new TestBrowser(host.Origin);
        await thief.SignInAsync(Owner, Settled.Password);
        var (action, fields) = thief.Prepare(("Code", app.Wrong));
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await thief.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        });

        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 500, "ConsoleLogin");
        events.Count(static each => each.PrivateReason == "wrong or used MFA code").ShouldBe(5);
        events.Count(static each => each.PrivateReason == "MFA code throttled").ShouldBe(195);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        await thief.SubmitAsync(("Code", app.Code));
        thief.Address.AbsolutePath.ShouldBe("/verify/mfa", "the right code among the refused does not pass");
        await owner.SignInAsync(Owner, Settled.Password);
        await owner.SubmitAsync(("Code", app.Code));
        owner.Address.AbsolutePath.ShouldBe("/console", "the owner's known browser has tries of its own");
    }

    [Fact]
    public async Task Recovery_a_forgotten_password_does_not_take_the_device_away_and_the_operators_new_start_does()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(await host.MailLinkAsync());
        await browser.ResetAsync(RecoveryStory.NewPassword);
        await browser.SignInAsync(Owner, RecoveryStory.NewPassword);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");

        await host.Database.WriteAsync(session => host.Get<CredentialChanges>().TellAsync(session, new(account.Root, CredentialChangeKind.Recovered, null)));
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/signin", "the sign-in under way ended with it");
        await browser.SignInAsync(Owner, RecoveryStory.NewPassword);
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task Race_a_device_removed_or_added_while_a_sign_in_is_under_way_ends_it()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await host.Database.WriteAsync(async session =>
        {
            await MfaDeviceStore.DetachAsync(session, app.Serial, account.Root);
            await host.Get<CredentialChanges>().TellAsync(session, new(account.Root, CredentialChangeKind.FactorsChanged, null));
        });
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/signin");
        browser.Cookies["gatehouse-session"].ShouldBeNull();
    }

    [Fact]
    public async Task Enumeration_whether_somebody_has_a_device_shows_only_after_the_password_and_hashes_alike()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        await Settled.AccountAsync(host, "bare@example.com");
        var pages = new List<string>();
        foreach (var email in new[] { Owner, "bare@example.com", "nobody@example.com" })
        {
            using var browser = new TestBrowser(host.Origin);
            using var hashes = new HashCount(host);
            await browser.SignInAsync(email, "Wrong-Horse-7-Battery");
            hashes.Verified.ShouldBe(1, email);
            pages.Add(browser.Text.Replace(email, "NAME", StringComparison.Ordinal));
        }

        pages.Distinct().ShouldHaveSingleItem();
    }
}
