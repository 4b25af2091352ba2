using System.Net;
using Gatehouse.Server.Access.Assignments.Instances;
using Gatehouse.Server.Access.Assignments.Overview;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.Tests.Doors.Console.Iam;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Workforce;

public sealed class WorkforcePagesTests
{
    private const string Sets = "/console/workforce/permission-sets";

    [Fact]
    public async Task A_permission_set_is_made_filled_changed_and_deleted_on_its_pages()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        await root.OpenAsync(Sets);
        root.Text.ShouldContain("There is no directory yet");
        await root.PostAsync(Sets + "?handler=Open", root.Prepare().Fields);
        root.Text.ShouldContain("The directory has been created.");
        await root.OpenAsync("/console/workforce/new/permission-set");
        await root.SubmitAsync(("Name", "no blanks"));
        root.Address.AbsolutePath.ShouldBe("/console/workforce/new/permission-set");
        await root.SubmitAsync(("Name", "Auditor"), ("Description", "Reads"), ("Hours", "4"), ("Policies", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        root.Text.ShouldContain("The permission set has been created.");
        root.Text.ShouldContain("PT4H");
        root.Text.ShouldContain("ReadOnlyAccess Built in");
        var page = root.Address.AbsolutePath;

        await root.PostAsync(page + "?handler=AttachOwn", root.Prepare(("PolicyName", "Deploy"), ("Path", "/ops/")).Fields);
        root.Text.ShouldContain("/ops/Deploy Of each account");
        await root.PostAsync(page + "?handler=Detach", root.Prepare(("Arn", "arn:aws:iam::aws:policy/ReadOnlyAccess")).Fields);
        root.Text.ShouldNotContain("ReadOnlyAccess Built in");
        await root.PostAsync(page + "?handler=SetBoundary", root.Prepare(("Arn", "arn:aws:iam::aws:policy/PowerUserAccess")).Fields);
        root.Text.ShouldContain("arn:aws:iam::aws:policy/PowerUserAccess");
        await root.OpenAsync(page + "/policy");
        await root.SubmitAsync(("PolicyDocument", "{"));
        root.Text.ShouldContain("Line 1, column");
        await root.SubmitAsync(("PolicyDocument", ConsoleStory.Allow("iam:GetUser")));
        root.Text.ShouldContain("\"iam:GetUser\"");
        await root.OpenAsync(page + "/tags");
        await root.SubmitAsync(("Key", "team"), ("Value", "blue"));
        root.Text.ShouldContain("team blue");
        await root.OpenAsync(page + "/settings");
        await root.SubmitAsync(("Description", "Looks"), ("Hours", "2"), ("RelayState", "https://console.example.com/"));
        root.Text.ShouldContain("PT2H");
        await root.PostAsync(page + "/settings?handler=Delete", root.Prepare(("Confirmation", "Auditors")).Fields);
        root.Text.ShouldContain("This is not the name.");
        await root.PostAsync(page + "/settings?handler=Delete", root.Prepare(("Confirmation", "Auditor")).Fields);
        root.Text.ShouldContain("The permission set has been deleted.");
        await root.OpenAsync(page);
        root.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_matrix_tells_who_may_what_and_by_which_group()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        var (ines, _) = await PeopleAsync(story);
        await root.OpenAsync("/console/workforce/new/permission-set");
        await root.SubmitAsync(("Name", "Auditor"));
        var auditor = root.Address.AbsolutePath[(Sets.Length + 1)..];
        await root.OpenAsync("/console/workforce/new/permission-set");
        await root.SubmitAsync(("Name", "Builder"));
        var builder = root.Address.AbsolutePath[(Sets.Length + 1)..];

        await root.OpenAsync("/console/workforce/assignments");
        root.Text.ShouldContain("Nobody is assigned in this account.");
        await AssignAsync(root, story, auditor, "USER", "nobody");
        root.Text.ShouldContain("The directory has nobody of this name.");
        await AssignAsync(root, story, auditor, "USER", "INES");
        root.Text.ShouldContain("Auditor ines User");
        await AssignAsync(root, story, builder, "GROUP", "Makers & <Co>");
        root.Text.ShouldContain("Builder Makers & <Co> Group");
        root.Html.ShouldNotContain("<Co>");

        await root.OpenAsync("/console/workforce/access");
        root.Text.ShouldContain("User Auditor Builder");
        root.Text.ShouldContain("ines Direct By Makers & <Co>");
        root.Text.ShouldContain("omar None By Makers & <Co>");
        await root.OpenAsync("/console/workforce/access?search=INE");
        root.Text.ShouldNotContain("omar");

        await root.OpenAsync("/console/workforce/assignments");
        await root.PostAsync(
            "/console/workforce/assignments?handler=Remove",
            root.Prepare(("Account", story.Id), ("Set", auditor), ("Kind", "USER"), ("Principal", ines)).Fields);
        root.Text.ShouldContain("The assignment has been removed");
        await root.OpenAsync("/console/workforce/access");
        root.Text.ShouldContain("ines None By Makers & <Co>");
    }

    [Fact]
    public async Task Who_may_not_list_assignments_is_told_which_permission_is_missing()
    {
        await using var story = await ConsoleStory.BeginAsync();
        await PeopleAsync(story);
        using var mara = await story.UserAsync("mara", "sso:ListInstances");
        await mara.OpenAsync("/console/workforce/access");
        mara.Status.ShouldBe(HttpStatusCode.Forbidden);
        mara.Text.ShouldContain("sso:ListAccountAssignments");
        mara.Text.ShouldNotContain("ines");
        await mara.OpenAsync(Sets);
        mara.Text.ShouldContain("sso:ListPermissionSets");
    }

    [Fact]
    public async Task The_matrix_is_read_page_by_page_however_many_people_there_are()
    {
        await using var story = await ConsoleStory.BeginAsync();
        var instance = (await story.DoAsync(story.Get<CreateInstance>(), new())).InstanceArn;
        var group = await FillAsync(story, 120);
        var set = (await story.DoAsync(story.Get<Gatehouse.Server.Access.Assignments.Sets.CreatePermissionSet>(), new() { InstanceArn = instance, Name = "Auditor" })).PermissionSet.PermissionSetArn;
        await story.DoAsync(story.Get<Gatehouse.Server.Access.Assignments.Accounts.CreateAccountAssignment>(), new()
        {
            InstanceArn = instance, PermissionSetArn = set, TargetId = story.Id, TargetType = "AWS_ACCOUNT", PrincipalType = "GROUP", PrincipalId = group,
        });
        List<string> seen = [];
        string? token = null;
        do
        {
            var shown = await story.DoAsync(story.Get<ShowAccessMatrix>(), new() { InstanceArn = instance, AccountId = story.Id, MaxResults = 50, NextToken = token });
            seen.AddRange(shown.Holders.Select(static holder => holder.UserName));
            token = shown.NextToken;
        }
        while (token is not null);
        seen.ShouldBe(Enumerable.Range(0, 120).Select(static at => $"user{at:D4}"));
    }

    private static Task AssignAsync(TestBrowser browser, ConsoleStory story, string set, string kind, string name) =>
        browser.PostAsync("/console/workforce/assignments", browser.Prepare(("Account", story.Id), ("Set", set), ("Kind", kind), ("Assignee", name)).Fields);

    private static async Task<(string User, string Group)> PeopleAsync(ConsoleStory story)
    {
        await story.DoAsync(story.Get<CreateInstance>(), new());
        return await story.Host.Database.WriteAsync(async session =>
        {
            var directory = (await WorkforceDirectoryStore.FindOfAccountAsync(session, AccountId.Get(story.Id))).ShouldNotBeNull();
            var now = story.Host.Clock.GetUtcNow();
            var group = new DirectoryGroup(DirectoryGroup.NewId(directory.Id, SecretSource.System), directory.Id, "Makers & <Co>", null, DirectoryUser.ByHand, now, "test", now, "test");
            await DirectoryGroupStore.InsertAsync(session, group);
            var first = "";
            foreach (var name in new[] { "ines", "omar" })
            {
                var user = Make(directory, name, now);
                await DirectoryUserStore.InsertAsync(session, user);
                await DirectoryGroupStore.AddMemberAsync(session, SecretSource.System.Uuid().ToString(), group, user.Id, "test", now);
                first = first.Length == 0 ? user.Id : first;
            }

            return (first, group.Id);
        });
    }

    private static Task<string> FillAsync(ConsoleStory story, int count) => story.Host.Database.WriteAsync(async session =>
    {
        var directory = (await WorkforceDirectoryStore.FindOfAccountAsync(session, AccountId.Get(story.Id))).ShouldNotBeNull();
        var now = story.Host.Clock.GetUtcNow();
        var group = new DirectoryGroup(DirectoryGroup.NewId(directory.Id, SecretSource.System), directory.Id, "All", null, DirectoryUser.ByHand, now, "test", now, "test");
        await DirectoryGroupStore.InsertAsync(session, group);
        for (var at = 0; at < count; at++)
        {
            var user = Make(directory, $"user{at:D4}", now);
            await DirectoryUserStore.InsertAsync(session, user);
            await DirectoryGroupStore.AddMemberAsync(session, SecretSource.System.Uuid().ToString(), group, user.Id, "test", now);
        }

        return group.Id;
    });

    private static DirectoryUser Make(WorkforceDirectory directory, string name, DateTimeOffset now) => new(
        DirectoryUser.NewId(directory.Id, SecretSource.System), directory.Id, name, name, null, false, null, false, new(), true, DirectoryUser.ByHand, false, null, now, "test", now, "test");
}
