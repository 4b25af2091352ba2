using System.Net;
using System.Text.RegularExpressions;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed partial class WorkforceAttackTests
{
    private const string Wrong = "Wrong-Horse-7-Battery";

    [Fact]
    public async Task Enumeration_names_that_nobody_has_read_and_cost_like_those_of_people_without_password_disabled_or_well()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var directory = await PortalPeople.DirectoryAsync(host);
        var other = await PortalPeople.DirectoryAsync(host, "other@example.com");
        await PortalPeople.PersonAsync(host, directory, "jane");
        await PortalPeople.PersonAsync(host, directory, "invited", password: null);
        await PortalPeople.PersonAsync(host, directory, "gone", enabled: false);
        await PortalPeople.PersonAsync(host, other, "elsewhere");
        var pages = new List<string>();
        foreach (var name in new[] { "jane", "nobody", "invited", "gone", "elsewhere", new string('n', 128) })
        {
            using var browser = new TestBrowser(host.Origin);
            await browser.OpenAsync($"/start/{directory.Id}");
            await browser.SubmitAsync(("UserName", name));
            pages.Add("first " + Plain(browser, name));
            for (var guess = 0; guess < 7; guess++)
            {
                using var hashes = new HashCount(host);
                await browser.SubmitAsync(("Password", Wrong));
                browser.Status.ShouldBe(HttpStatusCode.OK);
                hashes.Verified.ShouldBe(guess < 5 ? 1 : 0, $"{name} {guess}");
                pages.Add(Plain(browser, name));
            }
        }

        pages.Distinct().Count().ShouldBe(2, string.Join("\n", pages.Distinct()));
        pages[^1].ShouldContain("do not match, or there were too many tries. Wait 1 min");
    }

    [Fact]
    public async Task Parallel_guesses_do_not_outrun_the_counter_whatever_case_the_name_is_in()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var directory = await PortalPeople.DirectoryAsync(host, subdomain: "granite");
        await PortalPeople.PersonAsync(host, directory, "jane");
        var attempts = new List<(TestBrowser Browser, string Action, List<KeyValuePair<string, string>> Fields)>();
        foreach (var (portal, name) in new[] { ("granite", "jane"), (directory.Id, "JANE"), ("granite", "Jane"), (directory.Id, " jane ") })
        {
            var browser = new TestBrowser(host.Origin);
            await browser.OpenAsync($"/start/{portal}");
            await browser.SubmitAsync(("UserName", name));
            var (action, fields) = browser.Prepare(("Password", Wrong));
            attempts.Add((browser, action, fields));
        }

        using var hashes = new HashCount(host);
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, cancellation) =>
        {
            var (browser, action, fields) = attempts[number % attempts.Count];
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await browser.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        });

        hashes.Verified.ShouldBe(5);
        var events = await host.Get<AuditTrail>().FindAsync(directory.AccountId.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 500, "Authenticate");
        events.Count(static each => each.PrivateReason == "wrong password").ShouldBe(5);
        events.Count(static each => each.PrivateReason == "throttled").ShouldBe(195);
        attempts.ForEach(static each => each.Browser.Dispose());
    }

    [Fact]
    public async Task Another_directorys_person_of_the_same_name_and_an_attempt_of_another_browser_open_nothing()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));
        var mine = await PortalPeople.DirectoryAsync(host);
        var other = await PortalPeople.DirectoryAsync(host, "other@example.com");
        await PortalPeople.PersonAsync(host, mine, "jane");
        await PortalPeople.PersonAsync(host, other, "jane", "Harbor-Quartz-91-Meadow");
        using var browser = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(browser, other, "jane");
        browser.Cookies["gatehouse-session"].ShouldBeNull();

        await browser.OpenAsync($"/start/{mine.Id}");
        await browser.SubmitAsync(("UserName", "jane"));
        var begun = browser.Address.PathAndQuery;
        using var thief = new TestBrowser(host.Origin);
        await thief.OpenAsync($"/start/{mine.Id}");
        await thief.OpenAsync(begun);
        thief.Address.AbsolutePath.ShouldNotBe("/verify/portal-password");

        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe($"/start/{mine.Id}/accounts");
        await browser.OpenAsync($"/start/{other.Id}");
        browser.Address.AbsolutePath.ShouldBe($"/start/{other.Id}", "signed in at one portal is not signed in at another");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Open_redirect_nobody_is_sent_from_the_portal_to_a_foreign_address(string evil)
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        var directory = await PortalPeople.DirectoryAsync(host);
        await PortalPeople.PersonAsync(host, directory, "jane");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync($"/start/{directory.Id}?return={Uri.EscapeDataString(evil)}");
        browser.Html.ShouldNotContain("evil.example");
        await browser.SubmitAsync(("UserName", "jane"), ("Return", evil));
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.ToString().ShouldBe(new Uri(host.Origin, $"/start/{directory.Id}/accounts").ToString());
        await browser.OpenAsync($"/start/{directory.Id}?return={Uri.EscapeDataString(evil)}");
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts");
    }

    [Theory]
    [InlineData("'; DROP TABLE directory_users; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202Ejane")]
    public async Task Hostile_names_are_names_that_nobody_has(string name)
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"));
        var directory = await PortalPeople.DirectoryAsync(host);
        using var browser = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(browser, directory, name);
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Html.ShouldNotContain("<script>alert");
        browser.Text.ShouldContain("do not match");
    }

    private static string Plain(TestBrowser browser, string name) =>
        Changing().Replace(browser.Html, "").Replace(name, "NAME", StringComparison.Ordinal);

    [GeneratedRegex("name=\"(form|Attempt)\"[^>]*>|nonce=\"[^\"]*\"|attempt=[^\"]*")]
    private static partial Regex Changing();
}
