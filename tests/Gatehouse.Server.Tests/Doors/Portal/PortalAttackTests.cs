using System.Net;
using System.Text.RegularExpressions;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Portal;

public sealed class PortalAttackTests
{
    [Fact]
    public async Task A_shortcut_from_somebody_else_only_shows_what_it_would_open()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        await story.AssignAsync();
        var browser = story.Browser;
        await browser.OpenAsync($"{story.Home}/console?account_id={story.Account.Id.Digits}&role_name=Auditor&destination=/console/iam/users");
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/console");
        browser.Text.ShouldContain("/console/iam/users");
        (await story.EventsAsync("Federate")).ShouldBeEmpty();
        await browser.SubmitAsync(("Role", "Auditor"));
        browser.Address.AbsolutePath.ShouldBe("/console/iam/users");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/console")]
    [InlineData("/\\evil.example/")]
    [InlineData("/console\\..\\evil")]
    [InlineData("/consoleevil")]
    [InlineData("/signout")]
    [InlineData("javascript:alert(1)")]
    public async Task Open_redirect_a_shortcut_leads_to_a_page_of_the_console_and_nowhere_else(string evil)
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        await story.AssignAsync();
        var browser = story.Browser;
        var query = $"account_id={story.Account.Id.Digits}&role_name=Auditor&destination={Uri.EscapeDataString(evil)}";
        await browser.OpenAsync($"{story.Home}/console?{query}");
        browser.Html.ShouldNotContain("evil");
        await browser.SubmitAsync(("Destination", evil));
        browser.Address.ToString().ShouldBe(new Uri(story.Host.Origin, "/console").ToString());

        await browser.OpenAsync($"{story.Home}/shortcut?account={story.Account.Id.Digits}&role=Auditor&destination={Uri.EscapeDataString(evil)}");
        browser.Text.ShouldContain("its path begins with /console");
        browser.Text.ShouldNotContain("Your shortcut");
    }

    [Theory]
    [InlineData("999988887777", "Auditor")]
    [InlineData("{own}", "Administrator")]
    [InlineData("{own}", "AWSReservedSSO_Auditor_0000000000000000")]
    public async Task Roles_that_nobody_assigned_open_nothing_and_give_no_keys(string account, string role)
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        await story.AssignAsync();
        var browser = story.Browser;
        await browser.OpenAsync(story.Home + "/accounts");
        foreach (var page in new[] { "/console", "/keys" })
        {
            await browser.OpenAsync(story.Home + "/accounts");
            var (_, fields) = browser.Prepare(("Account", account.Replace("{own}", story.Account.Id.Digits, StringComparison.Ordinal)), ("Role", role));
            await browser.PostAsync(story.Home + page, fields);
            browser.Status.ShouldBe(role.Length <= 32 ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
            browser.Html.ShouldNotContain("ASIA");
        }

        (await story.EventsAsync("ConsoleLogin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_elses_session_id_neither_acts_as_them_nor_ends_their_session()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        var omar = await PortalPeople.PersonAsync(story.Host, story.Directory, "omar");
        using var other = new TestBrowser(story.Host.Origin);
        await PortalPeople.SignInAsync(other, story.Directory, "omar");
        var theirs = (await story.Host.Get<BrowserSessions>().FindAllAsync(omar.Owner)).ShouldHaveSingleItem().Id;
        await story.AssignAsync();

        await story.Browser.OpenAsync(story.Home + "/accounts");
        await story.Browser.SubmitAsync(("SessionId", theirs), ("Account", story.Account.Id.Digits), ("Role", "Auditor"));
        story.Browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts", "the form is lost");
        (await story.EventsAsync("Federate")).ShouldBeEmpty();

        using var second = new TestBrowser(story.Host.Origin);
        await PortalPeople.SignInAsync(second, story.Directory, "jane");
        await story.Browser.OpenAsync(story.Home + "/sessions");
        await story.Browser.SubmitAsync(("EndedId", theirs));
        (await story.Host.Get<BrowserSessions>().FindAllAsync(omar.Owner)).ShouldHaveSingleItem();
        await story.Browser.SubmitAsync(("EndedId", Regex.Match(story.Browser.Html, "name=\"EndedId\" value=\"([^\"]+)\"").Groups[1].Value));
        await second.OpenAsync(story.Home + "/accounts");
        second.Address.AbsolutePath.ShouldBe(story.Home);
    }

    [Fact]
    public async Task A_person_of_another_directory_sees_nothing_of_this_portal()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        var other = await PortalPeople.DirectoryAsync(story.Host, "other@example.com");
        foreach (var page in new[] { "accounts", "applications", "profile", "mfa", "sessions", "password", "console?account_id=1&role_name=x", "shortcut" })
        {
            await story.Browser.OpenAsync($"/start/{other.Id}/{page}");
            story.Browser.Address.AbsolutePath.ShouldBe($"/start/{other.Id}");
        }
    }

    [Fact]
    public async Task A_role_session_ends_with_the_portal_session_and_with_the_person()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        await story.AssignAsync();
        await story.Browser.OpenAsync(story.Home + "/accounts");
        await story.Browser.SubmitAsync(("Account", story.Account.Id.Digits), ("Role", "Auditor"));
        story.Browser.Address.AbsolutePath.ShouldBe("/console");
        await story.Host.Database.WriteAsync(db => BrowserSessions.EndAllAsync(db, story.Jane.Owner, null));
        await story.Browser.OpenAsync("/console");
        story.Browser.Address.AbsolutePath.ShouldBe("/signin");
    }
}
