using System.Net;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class IamSignInAttackTests
{
    private const string Wrong = "Wrong-Horse-7-Battery";

    [Fact]
    public async Task Enumeration_accounts_users_and_passwords_that_do_not_exist_read_and_cost_like_those_that_do()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, "owner@example.com");
        await Settled.UserAsync(host, account, "alice");
        await Settled.UserAsync(host, account, "machine", password: null);
        var pages = new List<string>();
        foreach (var (where, user) in new[] { (account.Id.Digits, "alice"), (account.Id.Digits, "nobody"), (account.Id.Digits, "machine"), ("999988887777", "alice"), ("no-such-alias", "alice") })
        {
            using var browser = new TestBrowser(host.Origin);
            for (var guess = 0; guess < 7; guess++)
            {
                using var hashes = new HashCount(host);
                await IamSignInTests.SignInAsync(browser, where, user, Wrong);
                browser.Status.ShouldBe(HttpStatusCode.OK);
                hashes.Verified.ShouldBe(guess < 5 ? 1 : 0, $"{where} {user} {guess}");
                pages.Add(browser.Text.Replace(where, "ACCOUNT", StringComparison.Ordinal).Replace(user, "USER", StringComparison.Ordinal));
            }
        }

        pages.Distinct().ShouldHaveSingleItem();
        pages[0].ShouldContain("do not match, or there were too many tries. Wait 1 min");
    }

    [Fact]
    public async Task Enumeration_the_page_of_an_account_that_exists_looks_like_that_of_one_that_does_not()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, "owner@example.com");
        var texts = new List<string>();
        foreach (var page in new[] { "/signin/{0}", "/forgot-iam-password?account={0}" })
        {
            using var browser = new TestBrowser(host.Origin);
            foreach (var name in new[] { account.Id.Digits, "999988887777" })
            {
                await browser.OpenAsync(string.Format(page, name));
                texts.Add(System.Text.RegularExpressions.Regex.Replace(browser.Html, "name=\"form\"[^>]*>|nonce=\"[^\"]*\"", "").Replace(name, "ACCOUNT", StringComparison.Ordinal));
            }
        }

        texts[0].ShouldBe(texts[1]);
        texts[2].ShouldBe(texts[3]);
    }

    [Fact]
    public async Task Parallel_guesses_do_not_outrun_the_counter_and_alias_case_and_id_are_one_count()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var account = await Settled.AccountAsync(host, "owner@example.com");
        await Settled.UserAsync(host, account, "alice");
        await host.Database.WriteAsync(session => AccountChangeStore.SetAliasAsync(session, account.Id, "granite-works"));
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin/granite-works");
        using var hashes = new HashCount(host);
        var names = new[] { ("granite-works", "alice"), ("GRANITE-WORKS", "ALICE"), (account.Id.Dashed, "Alice"), (account.Id.Digits, " alice ") };
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, cancellation) =>
        {
            var (where, user) = names[number % names.Length];
            var (action, fields) = browser.Prepare(("Account", where), ("UserName", user), ("Password", Wrong));
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await browser.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        });

        hashes.Verified.ShouldBe(5);
        var events = await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 500, "ConsoleLogin");
        events.Count(static each => each.PrivateReason == "wrong password").ShouldBe(5);
        events.Count(static each => each.PrivateReason == "throttled").ShouldBe(195);
        await browser.SubmitAsync(("UserName", "alice"), ("Password", Settled.Password));
        browser.Cookies["gatehouse-session"].ShouldBeNull("the right password among refused ones does not pass");
    }

    [Fact]
    public async Task A_user_of_the_same_name_in_another_account_is_somebody_else()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var mine = await Settled.AccountAsync(host, "owner@example.com");
        var other = await Settled.AccountAsync(host, "other@example.com");
        await Settled.UserAsync(host, mine, "alice");
        await Settled.UserAsync(host, other, "alice", "Harbor-Quartz-91-Meadow");
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, other.Id.Digits, "alice", Settled.Password);
        browser.Cookies["gatehouse-session"].ShouldBeNull();
        await IamSignInTests.SignInAsync(browser, mine.Id.Digits, "alice", Settled.Password);
        browser.Text.ShouldContain($"alice @ {mine.Id.Dashed}");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Open_redirect_nobody_is_sent_to_a_foreign_address(string evil)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, "owner@example.com");
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync($"/signin/{account.Id.Dashed}?return={Uri.EscapeDataString(evil)}");
        browser.Address.Host.ShouldBe(host.Origin.Host);
        await browser.SubmitAsync(("UserName", "alice"), ("Password", Settled.Password));
        browser.Address.Host.ShouldBe(host.Origin.Host);
        browser.Address.AbsolutePath.ShouldBe("/console");
        await browser.OpenAsync("/sessions?return=" + Uri.EscapeDataString(evil));
        await browser.SubmitAsync(("SessionId", SessionIn(browser)));
        browser.Address.Host.ShouldBe(host.Origin.Host);
    }

    [Theory]
    [InlineData("granite-works.signin.example.com", "/console", "/signin/granite-works")]
    [InlineData("111122223333.signin.example.com", "/", "/signin/111122223333")]
    [InlineData("console.example.com", "/console", "/console")]
    [InlineData("111122223333.signin.evil.example", "/console", null)]
    [InlineData("evil.example", "/console", null)]
    [InlineData("signin.example.com.evil.example", "/console", null)]
    [InlineData("--.signin.example.com", "/console", null)]
    public async Task Host_header_leads_only_to_the_one_public_address(string hostHeader, string path, string? leadsTo)
    {
        await using var host = await GatehouseHost.StartAsync(("Domain", "example.com"), ("PublicUrl", "https://sso.example.org"), ("Proxies:Trusted", "127.0.0.1"));
        var listening = host.Get<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses.First();
        using var browser = new TestBrowser(new Uri(listening));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = hostHeader;
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await browser.SendAsync(request);
        var location = response.Headers.Location?.ToString();
        if (leadsTo is null)
        {
            (location ?? "").ShouldNotContain("evil");
            (location ?? "").ShouldNotContain("/signin/");
        }
        else
        {
            response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            location.ShouldBe("https://sso.example.org" + leadsTo);
        }
    }

    [Fact]
    public async Task Session_fixation_a_planted_token_is_neither_kept_nor_carried_along()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, "owner@example.com");
        await Settled.UserAsync(host, account, "alice");
        await Settled.UserAsync(host, account, "mallory");
        using var attacker = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(attacker, account.Id.Digits, "mallory", Settled.Password);
        var planted = attacker.Cookies["gatehouse-session"]!.Value;

        using var victim = new TestBrowser(host.Origin);
        await victim.OpenAsync("/signin?other=1");
        victim.Plant(host.Origin, "gatehouse-session", planted);
        await IamSignInTests.SignInAsync(victim, account.Id.Digits, "alice", Settled.Password);
        victim.Cookies["gatehouse-session"]!.Value.ShouldNotContain(planted);
        victim.Text.ShouldContain("alice @");
        await victim.OpenAsync("/sessions");
        victim.Text.ShouldNotContain("mallory");
    }

    [Fact]
    public async Task A_new_password_cannot_be_set_in_somebody_elses_pending_sign_in()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, "owner@example.com");
        await Settled.UserAsync(host, account, "alice", mustChange: true);
        using var alice = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(alice, account.Id.Digits, "alice", Settled.Password);
        using var thief = new TestBrowser(host.Origin);
        await thief.OpenAsync("/signin?other=1");
        await thief.OpenAsync(alice.Address.PathAndQuery);
        thief.Address.AbsolutePath.ShouldBe("/signin");
        thief.Text.ShouldContain("start again");
    }

    [Theory]
    [MemberData(nameof(HostileText.Addresses), MemberType = typeof(HostileText))]
    public async Task No_field_of_the_form_makes_the_server_fail(string name)
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        using var browser = new TestBrowser(host.Origin);
        foreach (var field in new[] { "Account", "UserName", "Password", "Return", "ChallengeId", "ChallengeAnswer" })
        {
            await browser.OpenAsync("/signin/granite-works");
            var (action, fields) = browser.Prepare(("UserName", "alice"), ("Password", "x"));
            fields.RemoveAll(each => each.Key == field);
            fields.Add(new(field, HostileText.Of(name)));
            await browser.PostAsync(action, fields);
            ((int)browser.Status).ShouldBeLessThan(500, $"{field} {name}");
        }
    }

    private static string SessionIn(TestBrowser browser) => browser.Prepare(("Return", "")).Fields.First(static each => each.Key == "SessionId").Value;
}
