using System.Net;
using System.Text.Json;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Passwords;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class IamSignInTests
{
    private const string Owner = "owner@example.com";
    private const string Better = "Quartz-Meadow-58-Harbor";

    [Fact]
    public async Task An_IAM_user_is_found_from_the_chooser_and_signs_in_with_the_password_alone()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var user = await Settled.UserAsync(host, account, "Alice", path: "/people/");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin");
        await browser.SubmitAsync(("Kind", "iam"), ("Account", account.Id.Dashed));
        browser.Address.AbsolutePath.ShouldBe("/signin/" + account.Id.Digits);
        browser.Html.ShouldContain($"value=\"{account.Id.Digits}\"");
        await browser.SubmitAsync(("UserName", "alice"), ("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console");
        browser.Text.ShouldContain($"Alice @ {account.Id.Dashed}");

        var audited = await LastLoginAsync(host, account);
        var identity = audited.GetProperty("userIdentity");
        identity.GetProperty("type").GetString().ShouldBe("IAMUser");
        identity.GetProperty("principalId").GetString().ShouldBe(user.Id);
        identity.GetProperty("arn").GetString().ShouldBe($"arn:aws:iam::{account.Id.Digits}:user/people/Alice");
        identity.GetProperty("userName").GetString().ShouldBe("Alice");
        audited.GetProperty("responseElements").GetProperty("ConsoleLogin").GetString().ShouldBe("Success");
        (await FindAsync(host, user)).PasswordLastUsedAt.ShouldBe(host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_refused_sign_in_is_recorded_without_an_ARN_and_an_unknown_name_is_not_kept()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(browser, account.Id.Digits, "alice", "Wrong-Horse-7-Battery");
        var known = (await LastLoginAsync(host, account)).GetProperty("userIdentity");
        known.TryGetProperty("arn", out _).ShouldBeFalse();
        known.GetProperty("userName").GetString().ShouldBe("alice");

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await SignInAsync(browser, account.Id.Digits, "My-Password-In-The-Wrong-Field", "x");
        var unknown = await LastLoginAsync(host, account);
        unknown.GetRawText().ShouldNotContain("Wrong-Field");
        unknown.GetProperty("userIdentity").GetProperty("userName").GetString().ShouldBe("HIDDEN_DUE_TO_SECURITY_REASONS");
        unknown.GetProperty("errorMessage").GetString().ShouldBe("No username found in supplied account");
    }

    [Theory]
    [InlineData("/signin/{0}")]
    [InlineData("/signin/{0}/")]
    [InlineData("/signin/{1}")]
    [InlineData("/signin/{2}")]
    [InlineData("/signin?account={0}")]
    [InlineData("/signin?account={1}")]
    [InlineData("/signin?account={2}")]
    public async Task Every_form_of_the_accounts_address_opens_its_page(string form)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await WithAliasAsync(host, await Settled.AccountAsync(host, Owner), "granite-works");
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(string.Format(form, account.Id.Digits, account.Id.Dashed, "granite-works"));
        browser.Address.AbsolutePath.TrimEnd('/').ShouldBe(form.Contains("{2}", StringComparison.Ordinal) ? "/signin/granite-works" : "/signin/" + account.Id.Digits);
        browser.Text.ShouldContain("Account ID (12 digits) or account alias");
        await browser.SubmitAsync(("UserName", "alice"), ("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task A_whole_sign_in_address_pasted_into_the_account_field_works()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await WithAliasAsync(host, await Settled.AccountAsync(host, Owner), "granite-works");
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin/another-account");
        await browser.SubmitAsync(("Account", "https://granite-works.signin.example.com/console"), ("UserName", " alice "), ("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task The_sign_in_page_comes_back_with_the_account_and_root_users_find_their_way_past_it()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(browser, account.Id.Digits, "alice", Settled.Password, ("Remember", "true"));
        await SignOutAsync(browser);
        await browser.OpenAsync("/signin");
        browser.Address.AbsolutePath.ShouldBe("/signin/" + account.Id.Digits);
        browser.Text.ShouldContain("Sign in using root user email");

        await browser.OpenAsync("/signin?other=1");
        await browser.SubmitAsync(("Kind", "root"), ("Email", Owner));
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console");
        await SignOutAsync(browser);
        await browser.OpenAsync("/signin");
        browser.Address.AbsolutePath.ShouldBe("/signin/" + account.Id.Digits, "Remember this account was ticked");
    }

    [Fact]
    public async Task A_password_set_by_an_administrator_is_replaced_before_anything_opens()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.UserAsync(host, account, "alice", mustChange: true);
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/new-password");
        browser.Cookies["gatehouse-session"].ShouldBeNull();
        await browser.SubmitAsync(("NewPassword", "short"), ("ConfirmPassword", "short"));
        browser.Text.ShouldContain("at least 8 characters");
        await browser.SubmitAsync(("NewPassword", Better), ("ConfirmPassword", Better + "x"));
        browser.Text.ShouldContain("not the same");
        await browser.SubmitAsync(("NewPassword", Settled.Password), ("ConfirmPassword", Settled.Password));
        browser.Text.ShouldContain("your present password");
        await browser.SubmitAsync(("NewPassword", Better), ("ConfirmPassword", Better));
        browser.Address.AbsolutePath.ShouldBe("/console");

        await SignOutAsync(browser);
        await SignInAsync(browser, account.Id.Digits, "alice", Better);
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Theory]
    [InlineData(false, "/verify/new-password")]
    [InlineData(true, "/verify/password-expired")]
    public async Task An_expired_password_is_replaced_by_its_owner_or_by_an_administrator_as_the_policy_says(bool hard, string page)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.UserAsync(host, account, "alice");
        await host.Database.WriteAsync(session => PasswordPolicyStore.PutAsync(session, account.Id, new() { MaxPasswordAge = 90, HardExpiry = hard }));
        await host.Database.WriteAsync(session => session.ExecuteAsync(
            "INSERT INTO account_sign_in_help (account_id, help) VALUES (@id, @help)", new { id = account.Id.Digits, help = "Ask <b>Ines</b>, desk 4" }));
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/console");
        await SignOutAsync(browser);
        host.Clock.Advance(TimeSpan.FromDays(91));
        await SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        browser.Address.AbsolutePath.ShouldBe(page);
        browser.Cookies["gatehouse-session"].ShouldBeNull();
        if (hard)
        {
            browser.Html.ShouldContain("Ask &lt;b&gt;Ines&lt;/b&gt;, desk 4");
        }
    }

    [Fact]
    public async Task A_forgotten_password_is_the_administrators_and_the_account_says_whom_to_ask()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/forgot-iam-password?account=" + account.Id.Digits);
        browser.Text.ShouldContain("only your administrator can reset your password");
        browser.Text.ShouldNotContain("Whom to ask");
        await host.Database.WriteAsync(session => session.ExecuteAsync(
            "INSERT INTO account_sign_in_help (account_id, help) VALUES (@id, @help)", new { id = account.Id.Digits, help = "<script>alert(1)</script>" }));
        await browser.OpenAsync("/forgot-iam-password?account=" + account.Id.Digits);
        browser.Html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Fact]
    public async Task After_three_wrong_tries_the_form_itself_carries_the_security_check_and_the_right_password_needs_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        for (var guess = 0; guess < 3; guess++)
        {
            await SignInAsync(browser, account.Id.Digits, "alice", "Wrong-Horse-7-Battery");
        }

        browser.Text.ShouldContain("verify that account holders are real people");
        using var hashes = new HashCount(host);
        await browser.SubmitAsync(("UserName", "alice"), ("Password", Settled.Password), ("ChallengeAnswer", "nonsense"));
        browser.Text.ShouldContain("not the characters");
        hashes.Verified.ShouldBe(0);
        browser.Cookies["gatehouse-session"].ShouldBeNull();
    }

    [Fact]
    public async Task A_suspended_account_is_told_so_only_to_somebody_with_the_right_password()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.UserAsync(host, account, "alice");
        await host.Database.WriteAsync(session => session.ExecuteAsync(
            "UPDATE accounts SET status = 'suspended', status_reason = 'other' WHERE id = @id", new { id = account.Id.Digits }));
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(browser, account.Id.Digits, "alice", "Wrong-Horse-7-Battery");
        browser.Text.ShouldNotContain("suspended");
        await SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/suspended");
        browser.Cookies["gatehouse-session"].ShouldBeNull();
    }

    [Fact]
    public async Task Empty_fields_are_no_guess_and_are_told_one_by_one()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin/granite-works");
        using var hashes = new HashCount(host);
        await browser.SubmitAsync(("Account", ""), ("UserName", ""), ("Password", ""));
        browser.Text.ShouldContain("Enter the account ID");
        browser.Text.ShouldContain("Enter your IAM user name");
        browser.Text.ShouldContain("Enter your password");
        hashes.Verified.ShouldBe(0);
    }

    [Fact]
    public async Task A_form_without_its_token_begins_again_at_the_accounts_page_with_the_name_kept()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin/granite-works");
        await browser.PostAsync("/signin/granite-works", [new("Account", "granite-works"), new("UserName", "alice"), new("Password", "x")]);
        browser.Address.PathAndQuery.ShouldBe("/signin/granite-works?again=form");
        browser.Html.ShouldContain("value=\"alice\"");
    }

    [Fact]
    public async Task The_session_lasts_twelve_hours_or_as_the_setting_says()
    {
        await using var host = await GatehouseHost.StartAsync(("Sessions:Iam:Absolute", "PT2H"), ("Sessions:Iam:Idle", "PT30M"));
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        for (var step = 0; step < 5; step++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(20));
            await browser.OpenAsync("/console");
            browser.Address.AbsolutePath.ShouldBe("/console");
        }

        host.Clock.Advance(TimeSpan.FromMinutes(21));
        await browser.OpenAsync("/console");
        browser.Address.AbsolutePath.ShouldStartWith("/signin");
    }

    [Fact]
    public async Task My_security_credentials_is_headed_account_details()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        await browser.OpenAsync("/console/security-credentials");
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Text.ShouldContain("Account details");
        browser.Text.ShouldContain(account.Id.Digits);
        browser.Text.ShouldNotContain(Owner);
        await browser.OpenAsync("/support");
        browser.Text.Replace("-", "", StringComparison.Ordinal).ShouldContain(account.Id.Digits);
    }

    internal static async Task SignInAsync(TestBrowser browser, string account, string user, string password, params (string Name, string Value)[] more)
    {
        await browser.OpenAsync($"/signin/{account}?other=1");
        await browser.SubmitAsync([("UserName", user), ("Password", password), .. more]);
    }

    internal static async Task SignOutAsync(TestBrowser browser)
    {
        await browser.OpenAsync("/signout");
        await browser.SubmitAsync(("SessionId", browser.Prepare().Fields.First(static each => each.Key == "SessionId").Value));
        browser.Text.ShouldContain("You are signed out");
    }

    private static async Task<Account> WithAliasAsync(GatehouseHost host, Account account, string alias)
    {
        await host.Database.WriteAsync(session => AccountChangeStore.SetAliasAsync(session, account.Id, alias));
        return account with { Alias = alias };
    }

    private static async Task<JsonElement> LastLoginAsync(GatehouseHost host, Account account)
    {
        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, "ConsoleLogin");
        return JsonDocument.Parse(events[0].Record).RootElement;
    }

    private static async Task<IamUser> FindAsync(GatehouseHost host, IamUser user) =>
        (await host.Database.ReadAsync(session => IamUserStore.FindAsync(session, user.Id))).ShouldNotBeNull();
}
