using System.Net;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.People.Users.Groups;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Iam;

public sealed class PolicyAndRolePagesTests
{
    [Fact]
    public async Task A_policy_is_written_edited_put_in_force_and_deleted()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/new/policy");
        await root.SubmitAsync(("PolicyName", "Readers"), ("PolicyDocument", "{ \"Version\": \"2012-10-17\", \"Statement\": [ }"));
        root.Text.ShouldContain("Line 1, column");
        await root.SubmitAsync(("PolicyName", "Readers"), ("PolicyDocument", ConsoleStory.Allow("iam:GetUser")));
        root.Text.ShouldContain("The policy is created.");
        root.Text.ShouldContain("Nobody uses this policy.");
        var arn = $"arn:aws:iam::{story.Id}:policy/Readers";
        var page = "/console/iam/policy?arn=" + Uri.EscapeDataString(arn);

        await root.OpenAsync("/console/iam/policy/edit?arn=" + Uri.EscapeDataString(arn));
        await root.SubmitAsync(("PolicyDocument", ConsoleStory.Allow("iam:ListUsers")), ("SetAsDefault", "true"));
        root.Text.ShouldContain("The new version is saved.");
        root.Text.ShouldContain("iam:ListUsers");
        await root.OpenAsync(page + "&version=v1");
        root.Text.ShouldContain("iam:GetUser");
        await root.PostAsync(page + "&handler=SetDefault", root.Prepare(("VersionId", "v1")).Fields);
        root.Text.ShouldContain("The version is in force.");
        (await story.DoAsync(story.Get<GetPolicy>(), new() { PolicyArn = arn })).Policy.DefaultVersionId.ShouldBe("v1");

        await root.PostAsync(page + "&handler=Tag", root.Prepare(("Key", "team"), ("Value", "blue")).Fields);
        root.Text.ShouldContain("The tag is set.");
        (await story.DoAsync(story.Get<GetPolicy>(), new() { PolicyArn = arn })).Policy.Tags!.Single().Value.ShouldBe("blue");
        await root.PostAsync(page + "&handler=Untag", root.Prepare(("Key", "team")).Fields);
        root.Text.ShouldContain("The tag is removed.");

        await root.PostAsync(page + "&handler=Delete", root.Prepare(("VersionId", "v2")).Fields);
        root.Text.ShouldContain("more than one version");
        await root.PostAsync(page + "&handler=DeleteVersion", root.Prepare(("VersionId", "v2")).Fields);
        await root.PostAsync(page + "&handler=Delete", root.Prepare().Fields);
        root.Text.ShouldContain("The policy is deleted.");
    }

    [Fact]
    public async Task Policies_are_filtered_by_kind_and_built_in_ones_are_read_only()
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreatePolicy>(), new() { PolicyName = "Readers", PolicyDocument = ConsoleStory.Allow("iam:GetUser") });
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/policies?kind=customer");
        root.Text.ShouldContain("Readers");
        root.Text.ShouldNotContain("AdministratorAccess");
        await root.OpenAsync("/console/iam/policies?kind=builtin&search=admin");
        root.Text.ShouldContain("AdministratorAccess");
        root.Text.ShouldNotContain("Readers");
        await root.OpenAsync("/console/iam/policy?arn=arn:aws:iam::aws:policy/AdministratorAccess");
        root.Text.ShouldContain("\"Effect\": \"Allow\"");
        root.Html.ShouldNotContain("policy/edit");
    }

    [Fact]
    public async Task A_user_and_a_group_get_another_name_and_path_and_a_role_does_not()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var alice = await story.UserAsync("alice");
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/users/alice/rename");
        await root.SubmitAsync(("NewName", "alice"), ("NewPath", "finance"));
        root.Text.ShouldNotContain("Name and path are saved.", customMessage: "a path has a slash at both ends");
        await root.SubmitAsync(("NewName", "alicia"), ("NewPath", "/finance/"));
        root.Address.AbsolutePath.ShouldBe("/console/iam/users/alicia/rename");
        root.Text.ShouldContain("Name and path are saved.");
        root.Text.ShouldContain($"arn:aws:iam::{story.Id}:user/finance/alicia");

        await story.DoAsync(story.Get<CreateGroup>(), new() { GroupName = "Builders" });
        await root.OpenAsync("/console/iam/groups/Builders/rename");
        await root.SubmitAsync(("NewName", "Makers"), ("NewPath", "/"));
        root.Address.AbsolutePath.ShouldBe("/console/iam/groups/Makers/rename");

        await story.DoAsync(story.Get<CreateRole>(), new() { RoleName = "Deployer", AssumeRolePolicyDocument = PolicyTemplate(story.Id) });
        await root.OpenAsync("/console/iam/roles/Deployer/rename");
        root.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_group_is_made_gets_members_and_goes()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var alice = await story.UserAsync("alice");
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/new/group");
        await root.SubmitAsync(("GroupName", "Builders"), ("Policies", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        root.Address.AbsolutePath.ShouldBe("/console/iam/groups/Builders");
        root.Text.ShouldContain("IAMReadOnlyAccess");
        await root.OpenAsync("/console/iam/groups/Builders/members");
        await root.SubmitAsync(("UserName", "nobody"));
        root.Text.ShouldContain("is not there any more");
        await root.SubmitAsync(("UserName", "alice"));
        root.Text.ShouldContain("The user is in the group.");
        await alice.OpenAsync("/console/iam/users");
        alice.Status.ShouldBe(HttpStatusCode.OK, "the group's policy counts at once");

        await root.OpenAsync("/console/iam/groups/Builders/delete");
        root.Text.ShouldContain("Remove the users from the group");
        await root.SubmitAsync(("Confirmation", "Builders"));
        root.Text.ShouldContain("must remove users from group first");
        (await story.DoAsync(story.Get<GetGroup>(), new() { GroupName = "Builders" })).Users.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_roles_trust_and_length_are_edited_and_its_link_leads_to_switching()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var alice = await story.UserAsync("alice", "sts:AssumeRole", "iam:GetRole");
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/new/role");
        await root.SubmitAsync(("RoleName", "Deployer"), ("Hours", "2"), ("PolicyDocument", PolicyTemplate(story.Id)), ("Policies", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        root.Address.AbsolutePath.ShouldBe("/console/iam/roles/Deployer");
        root.Text.ShouldContain("Hours: 2");
        var link = ConsoleStory.Fact(root, "Link to switch roles in console");

        await root.OpenAsync("/console/iam/roles/Deployer/trust");
        await root.SubmitAsync(("PolicyDocument", PolicyTemplate(story.Id).Replace("\"Action\"", "\"Resource\":\"*\",\"Action\"", StringComparison.Ordinal)));
        root.Text.ShouldContain("$.Statement[0]");
        await root.SubmitAsync(("PolicyDocument", PolicyTemplate(story.Id)));
        root.Text.ShouldContain("The trust policy is saved.");
        await root.OpenAsync("/console/iam/roles/Deployer/settings");
        await root.SubmitAsync(("Hours", "12"), ("Description", "Brings it out"));
        (await story.DoAsync(story.Get<GetRole>(), new() { RoleName = "Deployer" })).Role.MaxSessionDuration.ShouldBe(43200);

        await alice.OpenAsync("/console/iam/users");
        alice.Status.ShouldBe(HttpStatusCode.Forbidden);
        await alice.OpenAsync(new Uri(link).PathAndQuery);
        await alice.SubmitAsync(("Account", story.Id), ("RoleName", "Nowhere"));
        alice.Text.ShouldContain("You cannot become this role.");
        await alice.SubmitAsync(("Account", story.Account.Id.Dashed), ("RoleName", "Deployer"), ("DisplayName", "Bring out"), ("Colour", "orange"));
        alice.Address.AbsolutePath.ShouldBe("/console");
        alice.Text.ShouldContain("Bring out @");
        alice.Html.ShouldContain("marked orange");
        await alice.OpenAsync("/console/iam/users");
        alice.Status.ShouldBe(HttpStatusCode.OK, "the role may read");
        await alice.OpenAsync("/console/iam/roles/Deployer");
        alice.Text.ShouldNotContain("Last activity Never");

        story.Host.Clock.Advance(TimeSpan.FromMinutes(50));
        await alice.OpenAsync("/console");
        await alice.PostAsync("/sessions?handler=Back", alice.Prepare().Fields);
        await alice.OpenAsync("/console/iam/users");
        alice.Status.ShouldBe(HttpStatusCode.Forbidden, "alice is herself again");
    }

    [Fact]
    public async Task A_role_that_has_ended_leads_back_to_the_person_who_switched()
    {
        await using var story = await ConsoleStory.BeginAsync(("Sessions:Iam:Idle", "PT12H"));
        using var alice = await story.UserAsync("alice", "sts:AssumeRole");
        await story.DoAsync(story.Get<CreateRole>(), new() { RoleName = "Brief", AssumeRolePolicyDocument = PolicyTemplate(story.Id) });
        await alice.OpenAsync("/console/switch-role?account=" + story.Id + "&roleName=Brief");
        await alice.SubmitAsync(("Account", story.Id), ("RoleName", "Brief"));
        alice.Text.ShouldContain("Brief/alice @");
        story.Host.Clock.Advance(TimeSpan.FromMinutes(61));
        await alice.OpenAsync("/console/iam/users");
        alice.Address.AbsolutePath.ShouldBe("/sessions");
        alice.Text.ShouldContain("alice");
    }

    private static string PolicyTemplate(string account) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{account}}"},"Action":"sts:AssumeRole"}]}""";
}
