using System.Net;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Sessions;

public sealed class SeveralIdentitiesTests
{
    [Fact]
    public async Task One_browser_is_several_people_and_switches_between_them()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await UsersAsync(host, "alice", "bruno");
        using var browser = await SignedInAsync(host, account, "alice", "bruno");
        browser.Text.ShouldContain($"bruno @ {account.Id.Dashed}");
        browser.Text.ShouldContain("Switch to alice");
        await ChooseAsync(browser, "alice");
        browser.Address.AbsolutePath.ShouldBe("/console");
        browser.Text.ShouldContain($"alice @ {account.Id.Dashed}");
        browser.Text.ShouldContain("Switch to bruno");
    }

    [Fact]
    public async Task A_form_that_was_shown_to_one_identity_is_not_sent_as_another()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await UsersAsync(host, "alice", "bruno");
        using var browser = await SignedInAsync(host, account, "alice", "bruno");
        await browser.OpenAsync("/console/security-credentials");
        var (_, asBruno) = browser.Prepare();
        await ChooseAsync(browser, "alice");
        await browser.PostAsync("/console/security-credentials?handler=EndOthers", asBruno.Where(static each => each.Key == "form"));
        browser.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Signing_out_names_who_and_leaves_the_others_signed_in_but_nobody_current()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await UsersAsync(host, "alice", "bruno");
        using var browser = await SignedInAsync(host, account, "alice", "bruno");
        await IamSignInTests.SignOutAsync(browser);
        browser.Text.ShouldContain("Still signed in");
        browser.Text.ShouldContain("alice");
        browser.Text.ShouldNotContain("bruno");
        await browser.OpenAsync("/console");
        browser.Address.AbsolutePath.ShouldBe("/sessions", "nobody silently becomes somebody else");
        await ChooseAsync(browser, "alice");
        browser.Text.ShouldContain("alice @");
    }

    [Fact]
    public async Task Signing_out_of_all_ends_every_session_of_this_browser()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await UsersAsync(host, "alice", "bruno");
        using var browser = await SignedInAsync(host, account, "alice", "bruno");
        await browser.OpenAsync("/sessions");
        await browser.SubmitAsync(("Everybody", "true"));
        browser.Text.ShouldContain("You are signed out");
        (await CountAsync(host)).ShouldBe(0);
    }

    [Fact]
    public async Task Signing_in_again_as_the_same_person_replaces_their_session()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await UsersAsync(host, "alice", "bruno");
        using var browser = await SignedInAsync(host, account, "alice", "bruno", "alice");
        (await CountAsync(host)).ShouldBe(2);
        browser.Text.ShouldContain("alice @");
        browser.Cookies["gatehouse-session"]!.Value.Split('.').Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_sixth_identity_takes_the_place_of_the_one_left_longest_ago()
    {
        await using var host = await GatehouseHost.StartAsync();
        string[] names = ["ada", "ben", "cleo", "dora", "emil", "finn"];
        var account = await UsersAsync(host, names);
        using var browser = await SignedInAsync(host, account, names);
        (await CountAsync(host)).ShouldBe(BrowserSessions.MostIdentities);
        await browser.OpenAsync("/sessions");
        browser.Text.ShouldNotContain("ada");
        browser.Text.ShouldContain("ben");
        browser.Cookies["gatehouse-session"]!.Value.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task Each_session_is_revoked_by_itself()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await UsersAsync(host, "alice", "bruno");
        using var browser = await SignedInAsync(host, account, "alice", "bruno");
        await host.Database.WriteAsync(session => session.ExecuteAsync(
            "DELETE FROM sessions WHERE owner = (SELECT 'iam:' || id FROM iam_users WHERE name = 'bruno')"));
        await browser.OpenAsync("/console");
        browser.Address.AbsolutePath.ShouldBe("/sessions");
        browser.Text.ShouldContain("alice");
        browser.Text.ShouldNotContain("bruno");
    }

    [Fact]
    public async Task Nobody_switches_to_a_session_of_another_browser()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await UsersAsync(host, "alice", "bruno", "clara");
        using var browser = await SignedInAsync(host, account, "alice", "bruno");
        using var other = await SignedInAsync(host, account, "clara");
        await other.OpenAsync("/signout");
        var foreign = other.Prepare(("SessionId", "")).Fields;
        await other.OpenAsync("/signout");
        var id = other.Prepare().Fields.First(static each => each.Key == "SessionId").Value;
        foreign.ShouldNotBeEmpty();
        await browser.OpenAsync("/sessions");
        await browser.SubmitAsync(("SessionId", id), ("Return", ""));
        browser.Text.ShouldContain("has ended meanwhile");
        browser.Text.ShouldNotContain("clara");
    }

    private static async Task<Account> UsersAsync(GatehouseHost host, params string[] names)
    {
        var account = await Settled.AccountAsync(host, "owner@example.com");
        foreach (var name in names)
        {
            await Settled.UserAsync(host, account, name);
        }

        return account;
    }

    private static async Task<TestBrowser> SignedInAsync(GatehouseHost host, Account account, params string[] names)
    {
        var browser = new TestBrowser(host.Origin);
        foreach (var name in names)
        {
            await IamSignInTests.SignInAsync(browser, account.Id.Digits, name, Settled.Password);
            browser.Address.AbsolutePath.ShouldBe("/console");
        }

        return browser;
    }

    private static async Task ChooseAsync(TestBrowser browser, string name)
    {
        await browser.OpenAsync("/sessions");
        var form = System.Text.RegularExpressions.Regex.Matches(browser.Html, "<form method=\"post\" action=\"/sessions\".*?</form>", System.Text.RegularExpressions.RegexOptions.Singleline)
            .Single(each => each.Value.Contains($"<strong>{name}</strong>", StringComparison.Ordinal)).Value;
        var id = System.Text.RegularExpressions.Regex.Match(form, "name=\"SessionId\" value=\"([^\"]+)\"").Groups[1].Value;
        await browser.SubmitAsync(("SessionId", id), ("Return", ""));
    }

    private static Task<long> CountAsync(GatehouseHost host) => host.Database.ReadAsync(session => session.GetAsync<long>("SELECT count(*) FROM sessions"));
}
