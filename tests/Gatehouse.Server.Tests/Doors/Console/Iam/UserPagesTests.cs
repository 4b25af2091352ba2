using System.Net;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Iam;

public sealed class UserPagesTests
{
    [Fact]
    public async Task A_user_is_created_with_a_generated_password_group_and_policy_and_signs_in_with_what_was_shown()
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreateGroup>(), new() { GroupName = "Builders" });
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/users");
        root.Text.ShouldContain("There are no users yet.");
        await root.OpenAsync("/console/iam/new/user");
        await root.SubmitAsync(("UserName", "alice"), ("Path", "/people/"), ("Groups", "Builders"), ("Policies", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        root.Text.ShouldContain("User alice is created");
        var password = ConsoleStory.Fact(root, "Console password");
        ConsoleStory.Fact(root, "Console sign-in URL").ShouldEndWith("/signin/" + story.Id);
        root.Html.ShouldContain("mailto:?subject=");
        root.Html.Split("mailto:")[1].Split('"')[0].ShouldNotContain(password);

        using var alice = await story.SignInAsync("alice", password);
        alice.Address.AbsolutePath.ShouldBe("/verify/new-password", "the box was ticked");
        await alice.SubmitAsync(("NewPassword", "Quartz-Meadow-58-Harbor"), ("ConfirmPassword", "Quartz-Meadow-58-Harbor"));
        alice.Address.AbsolutePath.ShouldBe("/console");
        await alice.OpenAsync("/console/iam/users/alice/groups");
        alice.Text.ShouldContain("Builders");
        await alice.OpenAsync("/console/iam/users/alice");
        alice.Text.ShouldContain("ReadOnlyAccess");
    }

    [Fact]
    public async Task A_typed_password_is_judged_before_the_user_is_made()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/new/user");
        await root.SubmitAsync(("UserName", "alice"), ("PasswordChoice", "typed"), ("Password", "short"));
        root.Text.ShouldContain("at least 8 characters");
        (await story.FindUserAsync("alice")).ShouldBeNull();
        await root.SubmitAsync(("UserName", "alice"), ("PasswordChoice", "typed"), ("Password", "Quartz-Meadow-58"));
        ConsoleStory.Fact(root, "Console password").ShouldBe("Quartz-Meadow-58");
    }

    [Fact]
    public async Task Five_thousand_users_are_paged_and_searched()
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.Host.Database.WriteAsync(async session =>
        {
            for (var at = 0; at < 5000; at++)
            {
                await IamUserStore.InsertAsync(session, new($"AIDA{at:D16}", story.Account.Id, $"person_{at:D4}", "/", null, story.Host.Clock.GetUtcNow(), null));
            }
        });
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/users");
        root.Text.ShouldContain("person_0049");
        root.Text.ShouldNotContain("person_0050");
        await root.OpenAsync(Next(root));
        root.Text.ShouldContain("person_0050");
        root.Text.ShouldNotContain("person_0100");

        await root.OpenAsync("/console/iam/users?search=SON_499");
        root.Text.ShouldContain("person_4990");
        root.Text.ShouldNotContain("person_4989");
        await root.OpenAsync("/console/iam/users?search=person%25");
        root.Text.ShouldContain("Nothing has this in its name.");
        await root.OpenAsync("/console/iam/users?marker=%FF%00mangled");
        root.Status.ShouldBe(HttpStatusCode.OK);
        root.Text.ShouldContain("person_0000");
    }

    [Fact]
    public async Task A_users_permissions_groups_tags_and_boundary_are_changed_on_their_pages()
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = "alice" });
        await story.DoAsync(story.Get<CreateGroup>(), new() { GroupName = "Builders" });
        using var root = await story.RootAsync();

        await root.OpenAsync("/console/iam/users/alice");
        await root.PostAsync(root.Prepare(("Arn", "arn:aws:iam::aws:policy/SecurityAudit")).Action, root.Prepare(("Arn", "arn:aws:iam::aws:policy/SecurityAudit")).Fields);
        root.Text.ShouldContain("The policy is attached.");
        await root.OpenAsync("/console/iam/users/alice/policy");
        await root.SubmitAsync(("PolicyName", "own"), ("PolicyDocument", "{\r\n  \"Version\": \"2012-10-17\",\r\n  \"Statement\": [ { \"Effect\": \"Alow\" } ]\r\n}"));
        root.Text.ShouldContain("Line 3, column");
        root.Text.ShouldContain("$.Statement[0]");
        await root.SubmitAsync(("PolicyName", "own"), ("PolicyDocument", ConsoleStory.Allow("iam:GetUser")));
        root.Text.ShouldContain("The inline policy is saved.");
        await root.OpenAsync("/console/iam/users/alice/policy?policy=own");
        root.Text.ShouldContain("iam:GetUser");

        await root.OpenAsync("/console/iam/users/alice/groups");
        await root.SubmitAsync(("GroupName", "Builders"));
        root.Text.ShouldContain("The user is in the group.");
        await root.OpenAsync("/console/iam/users/alice/tags");
        await root.SubmitAsync(("Key", "team"), ("Value", "blue"));
        root.Text.ShouldContain("team blue");
        await root.OpenAsync("/console/iam/users/alice");
        root.Html.ShouldContain("?handler=SetBoundary");
        await root.PostAsync("/console/iam/users/alice?handler=SetBoundary", root.Prepare(("Arn", "arn:aws:iam::aws:policy/PowerUserAccess")).Fields);
        root.Text.ShouldContain("The permissions boundary is set.");
        (await story.FindUserAsync("alice"))!.BoundaryArn.ShouldBe("arn:aws:iam::aws:policy/PowerUserAccess");
    }

    [Fact]
    public async Task A_user_is_deleted_when_nothing_is_in_the_way_and_the_name_is_typed()
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = "alice" });
        await story.DoAsync(story.Get<CreateAccessKey>(), new() { UserName = "alice" });
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/users/alice/delete");
        root.Text.ShouldContain("Delete access keys: 1");
        await root.SubmitAsync(("Confirmation", "alice"));
        root.Text.ShouldContain("must delete access keys first");

        await root.OpenAsync("/console/iam/users/alice/credentials");
        await root.SubmitAsync(("AccessKeyId", FirstKey(root)), ("Status", "Inactive"));
        root.Text.ShouldContain("The access key is inactive.");
        var (_, fields) = root.Prepare(("AccessKeyId", FirstKey(root)));
        await root.PostAsync("/console/iam/users/alice/credentials?handler=DeleteKey", fields);
        root.Text.ShouldContain("The access key is deleted.");
        await root.OpenAsync("/console/iam/users/alice/delete");
        await root.SubmitAsync(("Confirmation", "alise"));
        root.Text.ShouldContain("That is not the name.");
        await root.SubmitAsync(("Confirmation", "alice"));
        root.Address.AbsolutePath.ShouldBe("/console/iam/users");
        root.Text.ShouldContain("The user is deleted.");
    }

    [Fact]
    public async Task Console_access_is_given_reset_and_taken()
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = "alice" });
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/users/alice/credentials");
        await root.SubmitAsync(("PasswordChoice", "generated"), ("HasPassword", "false"));
        var first = ConsoleStory.Fact(root, "Console password");
        await root.OpenAsync("/console/iam/users/alice/credentials");
        await root.SubmitAsync(("PasswordChoice", "generated"), ("HasPassword", "true"));
        var second = ConsoleStory.Fact(root, "Console password");
        second.ShouldNotBe(first);
        using (var alice = await story.SignInAsync("alice", first))
        {
            alice.Address.AbsolutePath.ShouldNotBe("/console");
        }

        await root.OpenAsync("/console/iam/users/alice/credentials");
        await root.PostAsync("/console/iam/users/alice/credentials?handler=Disable", root.Prepare(("HasPassword", "true")).Fields);
        root.Text.ShouldContain("Console access is disabled.");
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a+b=c,d@e.f_g-h")]
    public async Task Every_name_that_IAM_allows_has_its_page(string name)
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = name });
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/users");
        var link = root.Html.Split("<th scope=\"row\"><a href=\"")[1].Split('"')[0];
        await root.OpenAsync(WebUtility.HtmlDecode(link));
        root.Text.ShouldContain($"user/{name}");
    }

    private static string Next(TestBrowser browser) => WebUtility.HtmlDecode(browser.Html.Split("rel=\"next\"")[0].Split("href=\"")[^1].Split('"')[0]);

    private static string FirstKey(TestBrowser browser) => "AKIA" + browser.Html.Split("AKIA")[1][..16];
}
