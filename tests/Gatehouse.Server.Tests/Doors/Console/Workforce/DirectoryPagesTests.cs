using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Directory.Import;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Directory;
using Account = Gatehouse.Server.Tests.People.Users.Iam;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Workforce;

public sealed partial class DirectoryPagesTests
{
    private const string Directory = "/console/workforce/directory";
    private const string People = "/console/workforce/users";
    private const string NewPerson = "/console/workforce/new/user";
    private const string Import = "/console/workforce/new/users-from-file";

    [Fact]
    public async Task A_directory_is_opened_named_and_given_its_address_once()
    {
        await using var iam = await Account.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(iam.Host, iam.Account);
        (await browser.GetLocationAsync(People))!.ToString().ShouldBe(Directory);
        (await browser.PostAsync(Directory, Directory + "?handler=Open", ("Name", "Granite Works"))).Location!.ToString().ShouldBe(Directory + "?done=DirOpened");
        var id = (await FindAsync(iam)).ShouldNotBeNull().Id;

        foreach (var unfit in (string[])["d-granite", "ab", "-granite", "granite_works"])
        {
            (await browser.PostAsync(Directory, Directory + "?handler=Subdomain", ("Subdomain", unfit))).Status.ShouldBe(HttpStatusCode.OK, unfit);
        }

        (await browser.PostAsync(Directory, Directory + "?handler=Subdomain", ("Subdomain", "Granite"))).Location!.ToString().ShouldEndWith("DirSubdomain");
        var html = (await browser.GetAsync(Directory)).Html;
        html.ShouldContain("/start/granite");
        html.ShouldContain("/start/" + id);
        html.ShouldContain("https://granite.awsapps.com/start");
        html.ShouldNotContain("name=\"Subdomain\"");

        (await browser.PostAsync(Directory, Directory + "?handler=Save", ("Name", "Works"), ("SessionMinutes", "30"), ("Mfa", "Always"), ("WithoutDevice", "Block"), ("AllowsPasskeys", "true")))
            .Location!.ToString().ShouldEndWith("DirSaved");
        var settings = (await FindAsync(iam))!.Settings;
        (settings.SessionLength, settings.AllowsAuthenticatorApps, settings.AllowsPasskeys).ShouldBe((TimeSpan.FromMinutes(30), false, true));
        (await browser.PostAsync(Directory, Directory + "?handler=Save", ("SessionMinutes", "5"), ("Mfa", "Always"), ("WithoutDevice", "Block"))).Status.ShouldBe(HttpStatusCode.OK);

        var made = await browser.PostAsync(Directory, Directory + "?handler=CreateToken");
        var token = Token().Match(made.Html).Groups[1].Value;
        token.Length.ShouldBeGreaterThan(40);
        (await browser.GetAsync(Directory)).Html.ShouldNotContain(token);
    }

    [Fact]
    public async Task The_source_and_the_authentication_say_what_is_in_use_and_offer_nothing_that_does_not_work()
    {
        await using var store = await Store.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(store.Iam.Host, store.Iam.Account);
        var source = (await browser.GetAsync("/console/workforce/source")).Html;
        source.ShouldContain("own passwords");
        Regex.Matches(source, "<form[^>]+workforce").ShouldBeEmpty();
        (await browser.GetAsync("/console/workforce/authentication")).Html.ShouldContain("480 minutes");
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_can_be_downloaded_and_no_cell_is_a_formula()
    {
        await using var store = await Store.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(store.Iam.Host, store.Iam.Account);
        var report = await browser.PostAsync(Import, Import + "?handler=Report", ("Text", "userName,email,givenName,familyName\n=cmd(),not-an-address,A,B\nana,ana@example.com,A,B\nana,ana2@example.com,A,B"));
        report.Html.ShouldStartWith("line,problem");
        report.Html.ShouldContain("\n4,");
        report.Html.Split('\n').ShouldAllBe(static line => !line.Contains(",=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_is_made_by_hand_changed_shut_out_and_deleted()
    {
        await using var store = await Store.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(store.Iam.Host, store.Iam.Account);
        (string, string)[] form = [("UserName", "nora"), ("Email", "nora@example.com"), ("GivenName", "Nora"), ("FamilyName", "Example"), ("Department", "Sales")];
        (await browser.PostAsync(NewPerson, NewPerson, [("UserName", "no blanks"), .. form[1..], ("FirstPassword", "once")])).Status.ShouldBe(HttpStatusCode.OK);
        var made = await browser.PostAsync(NewPerson, NewPerson, [.. form, ("FirstPassword", "once")]);
        made.Status.ShouldBe(HttpStatusCode.OK);
        var password = Password().Match(made.Html).Value;
        password.Length.ShouldBe(24);
        var user = (await store.Iam.Host.Database.ReadAsync(session => DirectoryUserStore.FindByNameAsync(session, store.Id, "nora"))).ShouldNotBeNull();
        (user.PasswordMustChange, user.DisplayName, user.Attributes.Enterprise.Department).ShouldBe((true, "Nora Example", "Sales"));

        var page = $"{People}/{user.Id}";
        (await browser.GetAsync(page)).Html.ShouldNotContain(password);
        (await browser.PostAsync(page, page + "?handler=Save", [.. form[..2], ("GivenName", "Eleonora"), ("FamilyName", "Example"), ("DisplayName", "Nora")])).Location!.ToString().ShouldEndWith("DirPersonSaved");
        var changed = await store.DescribeAsync(user.Id);
        (changed.Name!.GivenName, changed.DisplayName, changed.Extensions).ShouldBe(("Eleonora", "Nora", null));

        await Traces.LeaveAsync(store, user.Id);
        (await browser.PostAsync(page, page + "?handler=Disable")).Location!.ToString().ShouldEndWith("DirPersonDisabled");
        (await Traces.FindAsync(store, user.Id)).ShouldNotContain("sessions");
        (await browser.PostAsync(page, page + "?handler=Enable")).Location!.ToString().ShouldEndWith("DirPersonEnabled");
        (await browser.PostAsync(page, page + "?handler=Invite")).Location!.ToString().ShouldEndWith("DirInvited");
        (await browser.PostAsync(page, page + "?handler=Delete", ("Confirmation", "omar"))).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync(page, page + "?handler=Delete", ("Confirmation", "nora"))).Location!.ToString().ShouldEndWith("DirPersonDeleted");
        (await browser.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task People_are_searched_by_the_beginning_of_name_or_address_page_by_page()
    {
        await using var store = await Store.StartAsync();
        for (var i = 0; i < 55; i++)
        {
            await store.UserAsync(string.Create(CultureInfo.InvariantCulture, $"p{i:00}"), $"mail{i}@example.com");
        }

        await store.UserAsync("zoe", "p-zoe@example.com");
        using var browser = await ConsoleBrowser.SignedInAsync(store.Iam.Host, store.Iam.Account);
        var first = (await browser.GetAsync(People)).Html;
        first.ShouldContain(">p00<");
        first.ShouldNotContain(">p50<");
        (await browser.GetAsync(People + "?marker=p49")).Html.ShouldContain(">p50<");
        (await browser.GetAsync(People + "?search=P1")).Html.ShouldContain(">p19<");
        (await browser.GetAsync(People + "?search=p-z")).Html.ShouldContain(">zoe<");
        (await browser.GetAsync(People + "?search=%25")).Html.ShouldNotContain(">zoe<");
    }

    [Fact]
    public async Task Groups_are_made_filled_renamed_and_deleted()
    {
        await using var store = await Store.StartAsync();
        await store.UserAsync("nora");
        using var browser = await ConsoleBrowser.SignedInAsync(store.Iam.Host, store.Iam.Account);
        const string groups = "/console/workforce/groups";
        var page = (await browser.PostAsync(groups, groups, ("DisplayName", "Staff"))).Location!.ToString().Split('?')[0];
        (await browser.PostAsync(groups, groups, ("DisplayName", "STAFF"))).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync(page, page + "?handler=Join", ("UserName", "nobody"))).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync(page, page + "?handler=Join", ("UserName", "nora"))).Location!.ToString().ShouldEndWith("DirJoined");
        var html = (await browser.GetAsync(page)).Html;
        var member = Member().Match(html).Groups[1].Value;
        (await browser.PostAsync(page, page + "?handler=Leave", ("UserId", member))).Location!.ToString().ShouldEndWith("DirLeft");
        (await browser.PostAsync(page, page + "?handler=Save", ("DisplayName", "All staff"), ("Description", "Us"))).Location!.ToString().ShouldEndWith("DirGroupSaved");
        (await browser.PostAsync(page, page + "?handler=Delete", ("Confirmation", "All staff"))).Location!.ToString().ShouldEndWith("DirGroupDeleted");
    }

    [Fact]
    public async Task What_a_provider_keeps_is_marked_and_cannot_be_changed_here()
    {
        await using var store = await Store.StartAsync();
        using var scim = await Scim.ScimClient.OpenAsync(store);
        var id = await scim.UserAsync("nora");
        using var browser = await ConsoleBrowser.SignedInAsync(store.Iam.Host, store.Iam.Account);
        var page = $"{People}/{id}";
        var html = (await browser.GetAsync(page)).Html;
        html.ShouldNotContain("name=\"GivenName\"");
        html.ShouldContain("Kept by your identity provider");
        (await browser.PostAsync(page, page + "?handler=Save", ("UserName", "other"), ("Email", "nora@example.com"))).Status.ShouldBe(HttpStatusCode.OK);
        (await store.DescribeAsync(id)).UserName.ShouldBe("nora");
    }

    [Fact]
    public async Task A_file_of_ten_thousand_people_is_imported_whole_or_not_at_all()
    {
        await using var store = await Store.StartAsync();
        var file = new StringBuilder("User name,email,given_name,familyName,title\r\n");
        for (var i = 0; i < 10_000; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"p{i},p{i}@example.com,P,\"Number, {i}\",=1+1\r\n");
        }

        var begin = System.Diagnostics.Stopwatch.GetTimestamp();
        (await store.RunAsync(store.Get<PreviewUsers>(), new(file.ToString()))).ShouldBeDone().File.Problems.ShouldBeEmpty();
        (await store.RunAsync(store.Get<ImportUsers>(), new(file.ToString()))).ShouldBeDone().Count.ShouldBe(10_000);
        var took = System.Diagnostics.Stopwatch.GetElapsedTime(begin);
        took.ShouldBeLessThan(TimeSpan.FromMinutes(1));
        System.Console.WriteLine($"10,000 people previewed and imported in {took.TotalSeconds:0.0} s");

        // One line is wrong: nobody of the second file is there.
        var again = store.Get<ImportUsers>();
        (await store.RunAsync(again, new("userName,email,givenName,familyName\nnew1,new1@example.com,N,E\np7,other@example.com,N,E\n"))).ShouldBeRefused(ImportUsers.Wrong);
        again.Problems.ShouldHaveSingleItem().ShouldBe(new FileProblem(3, "FileNameTaken", "p7"));
        (await store.RunAsync(store.Get<SearchDirectoryUsers>(), new() { Beginning = "new1" })).ShouldBeDone().Users.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "FileUnreadable")]
    [InlineData("userName,email,givenName\n", "FileColumnMissing")]
    [InlineData("userName,email,givenName,familyName,shoe\na,a@example.com,A,B,44\n", "FileColumnUnknown")]
    [InlineData("userName,email,givenName,familyName,user name\na,a@example.com,A,B,a\n", "FileColumnTwice")]
    [InlineData("userName,email,givenName,familyName\na,a@example.com,A\n", "FileFieldCount")]
    [InlineData("userName,email,givenName,familyName\na,\"a@example.com,A,B\n", "FileUnreadable")]
    [InlineData("userName,email,givenName,familyName\na,nothing,A,B\n", "FileInvalid")]
    [InlineData("userName,email,givenName,familyName\na,a@example.com,A,B\nA,b@example.com,A,B\n", "FileNameTwice")]
    [InlineData("userName,email,givenName,familyName\na,a@example.com,A,B\nb,A@example.com,A,B\n", "FileEmailTwice")]
    public void A_wrong_file_is_told_by_its_line(string text, string code) => UserFile.Read(text).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public async Task A_file_is_looked_at_before_it_is_imported()
    {
        await using var store = await Store.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(store.Iam.Host, store.Iam.Account);
        (await browser.GetAsync(Import)).Html.ShouldContain("multipart/form-data");
        var wrong = await browser.PostAsync(Import, Import + "?handler=Import", ("Text", "userName,email,givenName,familyName\na,b,c,d\n"));
        wrong.Status.ShouldBe(HttpStatusCode.OK);
        wrong.Html.ShouldContain("<th scope=\"row\">2</th>");
        (await browser.PostAsync(Import, Import + "?handler=Import", ("Text", "userName,email,givenName,familyName\r\nnora,nora@example.com,Nora,Example\r\n"))).Location!.ToString().ShouldEndWith("DirImported");
        (await browser.GetAsync(People)).Html.ShouldContain("nora@example.com");
    }

    private static Task<WorkforceDirectory?> FindAsync(Account iam) =>
        iam.Host.Database.ReadAsync(session => WorkforceDirectoryStore.FindOfAccountAsync(session, iam.Account.Id));

    [GeneratedRegex("<dt>Access token</dt>\\s*<dd><code class=\"whole\">([^<]+)</code>")]
    private static partial Regex Token();

    [GeneratedRegex("[A-Z][a-z][2-9][a-z](?:-[A-Z][a-z][2-9][a-z]){4}")]
    private static partial Regex Password();

    [GeneratedRegex("name=\"UserId\" value=\"([^\"]+)\"")]
    private static partial Regex Member();
}
