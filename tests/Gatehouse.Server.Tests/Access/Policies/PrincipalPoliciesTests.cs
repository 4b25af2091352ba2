using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Policies;

public sealed class PrincipalPoliciesTests : IAsyncLifetime
{
    private const string Narrow = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:Get*","Resource":"*"}]}""";
    private IamStory story = null!;

    public async Task InitializeAsync() => story = await IamStory.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_users_policies_are_its_own_and_its_groups_in_the_versions_in_force()
    {
        var ann = await story.UserAsync("ann");
        var staff = await story.GroupAsync("staff", ann);
        await story.GroupAsync("others");
        var arn = (await story.DoAsync(story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = "Own", PolicyDocument = IamStory.AllowAll })).Policy.Arn;
        await story.DoAsync(story.Get<CreatePolicyVersion>(), new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = Narrow, SetAsDefault = true });
        await story.DoAsync(story.Get<PutUserPolicy>(), new PutUserPolicyRequest { UserName = "ann", PolicyName = "mine", PolicyDocument = Narrow });
        await story.DoAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = arn });
        await story.DoAsync(story.Get<PutGroupPolicy>(), new PutGroupPolicyRequest { GroupName = "staff", PolicyName = "ours", PolicyDocument = IamStory.AllowAll });
        await story.DoAsync(story.Get<AttachGroupPolicy>(), new AttachGroupPolicyRequest { GroupName = "staff", PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" });
        await story.DoAsync(story.Get<PutGroupPolicy>(), new PutGroupPolicyRequest { GroupName = "others", PolicyName = "theirs", PolicyDocument = IamStory.AllowAll });
        await story.DoAsync(story.Get<PutUserPermissionsBoundary>(), new PutUserPermissionsBoundaryRequest { UserName = "ann", PermissionsBoundary = arn });

        var found = await FindAsync(ann.Id);
        found.Identity.ShouldContain(new HeldPolicy(ann.Id, "mine", null, Narrow));
        found.Identity.ShouldContain(new HeldPolicy(ann.Id, "Own", arn, Narrow));
        found.Identity.ShouldContain(new HeldPolicy(staff.Id, "ours", null, IamStory.AllowAll));
        var builtIn = found.Identity.Single(static each => each.Arn == "arn:aws:iam::aws:policy/ReadOnlyAccess");
        builtIn.HolderId.ShouldBe(staff.Id);
        builtIn.Document.ShouldContain("iam:List*");
        found.Identity.Count.ShouldBe(4);
        found.Boundary.ShouldBe(new HeldPolicy(ann.Id, "Own", arn, Narrow));
    }

    [Fact]
    public async Task A_roles_policies_come_with_its_boundary_and_its_tags()
    {
        var role = await story.RoleAsync("app");
        await story.DoAsync(story.Get<PutRolePolicy>(), new PutRolePolicyRequest { RoleName = "app", PolicyName = "mine", PolicyDocument = Narrow });
        await story.DoAsync(story.Get<PutRolePermissionsBoundary>(), new PutRolePermissionsBoundaryRequest { RoleName = "app", PermissionsBoundary = "arn:aws:iam::aws:policy/PowerUserAccess" });
        await story.DoAsync(story.Get<TagRole>(), new TagRoleRequest { RoleName = "app", Tags = [new() { Key = "team", Value = "blue" }] });
        var found = await FindAsync(role.RoleId);
        found.Identity.ShouldBe([new HeldPolicy(role.RoleId, "mine", null, Narrow)]);
        found.Boundary.ShouldNotBeNull().Document.ShouldContain("NotAction");
        found.Tags.ShouldBe([new Tag { Key = "team", Value = "blue" }]);
    }

    [Fact]
    public async Task A_boundary_whose_policy_is_gone_allows_nothing()
    {
        var ann = await story.UserAsync("ann");
        await story.Host.Database.WriteAsync(session => IamUserStore.SetBoundaryAsync(session, ann.Id, $"arn:aws:iam::{story.AccountId}:policy/Gone"));
        (await FindAsync(ann.Id)).Boundary.ShouldNotBeNull().Document.ShouldContain("\"Deny\"");
    }

    [Fact]
    public async Task Who_has_nothing_gets_nothing()
    {
        var found = await FindAsync("AIDAAAAAAAAAAAAAAAAAA");
        found.Identity.ShouldBeEmpty();
        found.Boundary.ShouldBeNull();
        found.Tags.ShouldBeEmpty();
    }

    private Task<PolicySet> FindAsync(string id) => story.ReadAsync(session => story.Get<PrincipalPolicies>().FindAsync(session, id, story.AccountId));
}
