using System.Net;
using System.Text.RegularExpressions;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Assignments;
using Gatehouse.Server.Access.Applications.Favourites;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Portal;

public sealed class ApplicationsPageTests
{
    [Fact]
    public async Task Assigned_applications_have_a_tile_and_no_others_do()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        await AddAsync(story, "Wiki", "https://wiki.example.com/home?a=1&b=2", description: "Everything we know");
        await AddAsync(story, "Foreign", "https://foreign.example.com/", assigned: false);
        await AddAsync(story, "Asleep", "https://asleep.example.com/", status: "DISABLED");
        await AddAsync(story, "Robot", null);
        await story.Browser.OpenAsync(story.Home + "/applications");
        story.Browser.Text.ShouldContain("Applications: 1");
        story.Browser.Text.ShouldContain("Everything we know");
        story.Browser.Html.ShouldContain("<a href=\"https://wiki.example.com/home?a=1&amp;b=2\" rel=\"noreferrer\">");
        foreach (var other in new[] { "Foreign", "Asleep", "Robot" })
        {
            story.Browser.Html.ShouldNotContain(other);
        }
    }

    [Fact]
    public async Task A_favourite_stands_first_until_it_is_one_no_longer_and_for_nobody_else()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        var browser = story.Browser;
        await AddAsync(story, "Board", "https://board.example.com/");
        var wiki = await AddAsync(story, "Wiki", "https://wiki.example.com/");
        await browser.OpenAsync(story.Home + "/applications");
        Names(browser).ShouldBe(["Board", "Wiki"]);
        await PressAsync(story, wiki, favourite: true);
        Names(browser).ShouldBe(["Wiki", "Board"]);
        var omar = await PortalPeople.PersonAsync(story.Host, story.Directory, "omar");
        (await story.Host.Database.ReadAsync(db => FavouriteStore.FindAsync(db, omar.Id))).Applications.ShouldBeEmpty();
        await PressAsync(story, wiki, favourite: false);
        Names(browser).ShouldBe(["Board", "Wiki"]);
    }

    [Fact]
    public async Task The_filter_looks_at_names_and_descriptions_and_survives_a_star()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        var wiki = await AddAsync(story, "Wiki", "https://wiki.example.com/", description: "Everything we know");
        await AddAsync(story, "Board", "https://board.example.com/");
        await story.Browser.OpenAsync(story.Home + "/applications?filter=WE%20KNOW");
        Names(story.Browser).ShouldBe(["Wiki"]);
        story.Browser.Text.ShouldContain("Applications: 1 of 2");
        await PressAsync(story, wiki, favourite: true);
        Names(story.Browser).ShouldBe(["Wiki"]);
    }

    [Fact]
    public async Task Nobody_puts_first_what_the_portal_does_not_show_them()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        var foreign = await AddAsync(story, "Foreign", "https://foreign.example.com/", assigned: false);
        await AddAsync(story, "Wiki", "https://wiki.example.com/");
        await story.Browser.OpenAsync(story.Home + "/applications");
        await PressAsync(story, foreign, favourite: true);
        await story.AssignAsync();
        await story.Browser.OpenAsync(story.Home + "/accounts");
        var (_, fields) = story.Browser.Prepare(("Account", "000000000000"), ("Favourite", "true"));
        await story.Browser.PostAsync(story.Home + "/accounts", fields);
        var kept = await story.Host.Database.ReadAsync(db => FavouriteStore.FindAsync(db, story.Jane.Id));
        (kept.Applications.Count, kept.Accounts.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_favourite_account_has_a_star()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        await story.AssignAsync();
        await story.Browser.OpenAsync(story.Home + "/accounts");
        await story.Browser.SubmitAsync(("Account", story.Account.Id.Digits), ("Favourite", "true"));
        story.Browser.Text.ShouldContain("Remove from favourites");
        (await story.Host.Database.ReadAsync(db => FavouriteStore.FindAsync(db, story.Jane.Id))).Accounts.ShouldBe([story.Account.Id.Digits]);
    }

    [Fact]
    public async Task A_link_that_a_browser_would_run_is_refused_and_one_that_stands_there_all_the_same_is_never_shown()
    {
        await using var story = await (await PortalStory.StartAsync()).SignedInAsync();
        var wiki = await AddAsync(story, "Wiki", "https://wiki.example.com/");
        foreach (var url in new[] { "javascript:alert(1)", "data:text/html,x", "https://wiki.example.com@evil.example/", "JaVaScRiPt://wiki.example.com/%0aalert(1)", "//evil.example/" })
        {
            var options = new UpdateApplicationPortalOptions { SignInOptions = new() { Origin = "APPLICATION", ApplicationUrl = url } };
            var root = TestAccounts.Root(story.Account);
            (await story.Host.RunAsync(story.Host.Get<UpdateApplication>(), new() { ApplicationArn = wiki, PortalOptions = options }, root)).ShouldBeRefused("ValidationError");
            var create = new CreateApplicationRequest
            {
                InstanceArn = story.Directory.InstanceArn, ApplicationProviderArn = Custom, Name = "Evil", PortalOptions = new() { SignInOptions = options.SignInOptions },
            };
            (await story.Host.RunAsync(story.Host.Get<CreateApplication>(), create, root)).ShouldBeRefused("ValidationError");
            await story.Host.Database.WriteAsync(db => db.ExecuteAsync("UPDATE applications SET application_url = @url", new { url }));
            await story.Browser.OpenAsync(story.Home + "/applications");
            story.Browser.Status.ShouldBe(HttpStatusCode.OK);
            story.Browser.Html.ShouldNotContain("alert(1)");
            story.Browser.Html.ShouldNotContain("evil.example");
        }
    }

    private const string Custom = "arn:aws:sso::aws:applicationProvider/custom";

    private static IEnumerable<string> Names(TestBrowser browser) => Regex.Matches(browser.Html, "<span><b>([^<]+)</b>").Select(static match => match.Groups[1].Value);

    private static async Task PressAsync(PortalStory story, string arn, bool favourite)
    {
        var (action, fields) = story.Browser.Prepare(("Id", arn[(arn.LastIndexOf('/') + 1)..]), ("Favourite", favourite ? "true" : "false"));
        await story.Browser.PostAsync(action, fields);
        story.Browser.Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> AddAsync(
        PortalStory story, string name, string? url, bool assigned = true, string status = "ENABLED", string? description = null)
    {
        var root = TestAccounts.Root(story.Account);
        var arn = (await story.Host.RunAsync(story.Host.Get<CreateApplication>(), new()
        {
            InstanceArn = story.Directory.InstanceArn,
            ApplicationProviderArn = Custom,
            Name = name,
            Description = description,
            Status = status,
            PortalOptions = url is null ? null : new() { SignInOptions = new() { Origin = "APPLICATION", ApplicationUrl = url } },
        }, root)).ShouldBeDone().ApplicationArn;
        if (assigned)
        {
            var request = new CreateApplicationAssignmentRequest { ApplicationArn = arn, PrincipalId = story.Jane.Id, PrincipalType = "USER" };
            (await story.Host.RunAsync(story.Host.Get<CreateApplicationAssignment>(), request, root)).ShouldBeDone();
        }

        return arn;
    }
}
