using Gatehouse.Server.Access.Authorization.Simulating;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.Tests.Access.Authorization;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Organizations;

/// <summary>What service control policies forbid, and to whom.</summary>
public sealed class ControlPolicyTests
{
    [Fact]
    public async Task A_policy_on_a_member_binds_its_administrators_and_its_root_user()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        var (administrator, root) = (await story.AdministratorAsync(member), TestKeys.By(member));
        (await story.LookAsync(administrator)).ShouldBeNull();
        (await story.LookAsync(root)).ShouldBeNull();
        var policy = await story.AttachAsync(OrganizationPolicies.NoUsers, member.Id.Digits);
        (await story.LookAsync(administrator)).ShouldNotBeNull().PublicText.ShouldEndWith("with an explicit deny in a service control policy");
        (await story.LookAsync(root)).ShouldNotBeNull().Code.ShouldBe("AccessDenied");
        await story.DoAsync(story.Get<DetachPolicy>(), new() { PolicyId = policy, TargetId = member.Id.Digits });
        (await story.LookAsync(administrator)).ShouldBeNull();
        (await story.LookAsync(root)).ShouldBeNull();
    }

    [Fact]
    public async Task Sessions_of_roles_and_federated_users_are_bound()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        var visitor = await story.Host.UseAsync((await story.DoAsync(
            story.Get<AssumeRole>(),
            new() { RoleArn = $"arn:aws:iam::{member.Id}:role/OrganizationAccountAccessRole", RoleSessionName = "visit" },
            await story.AdministratorAsync(story.Account))).Credentials);
        var federated = await story.Host.UseAsync((await story.DoAsync(
            story.Get<GetFederationToken>(), new() { Name = "guest", Policy = OrganizationPolicies.Everything }, TestKeys.By(member))).Credentials);
        await story.AttachAsync(Given.Policy(Given.Deny("sts:GetCallerIdentity"), Given.Deny("iam:*")), member.Id.Digits);
        (await story.LookAsync(visitor)).ShouldNotBeNull().PublicText.ShouldContain("service control policy");
        (await story.LookAsync(federated)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_management_account_is_not_bound_even_by_what_hangs_on_itself()
    {
        await using var story = await OrganizationStory.StartAsync();
        var policy = await story.AttachAsync(OrganizationPolicies.NoUsers, story.RootId);
        await story.DoAsync(story.Get<AttachPolicy>(), new() { PolicyId = policy, TargetId = story.Account.Id.Digits });
        (await story.LookAsync(story.Root)).ShouldBeNull();
        (await story.LookAsync(await story.AdministratorAsync(story.Account))).ShouldBeNull();
        (await story.LookAsync(TestKeys.By(await story.CreateAsync()))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Roles_that_services_made_for_themselves_are_not_bound()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        await story.AttachAsync(OrganizationPolicies.NoUsers, member.Id.Digits);
        (await story.LookAsync(await ServiceAsync(story, member.Id.Digits, "/aws-service-role/sso.amazonaws.com/"))).ShouldBeNull();
        (await story.LookAsync(await ServiceAsync(story, member.Id.Digits, "/aws-reserved/sso.amazonaws.com/"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_level_from_the_root_down_must_allow()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        var root = TestKeys.By(member);
        var outer = await story.UnitAsync("Outer");
        var inner = await story.UnitAsync("Inner", outer);
        await story.MoveAsync(member, story.RootId, inner);
        foreach (var place in new[] { story.RootId, outer, inner, member.Id.Digits })
        {
            // In place of everything, only what does not matter here.
            var narrow = await story.AttachAsync(Given.Policy(Given.Allow("sts:*")), place, "Narrow " + place);
            await story.DoAsync(story.Get<DetachPolicy>(), new() { PolicyId = "p-FullAWSAccess", TargetId = place });
            (await story.LookAsync(root)).ShouldNotBeNull(place).PublicText.ShouldEndWith("because no service control policy allows the iam:ListUsers action");
            await story.DoAsync(story.Get<AttachPolicy>(), new() { PolicyId = "p-FullAWSAccess", TargetId = place });
            await story.DoAsync(story.Get<DetachPolicy>(), new() { PolicyId = narrow, TargetId = place });
            (await story.LookAsync(root)).ShouldBeNull(place);
        }
    }

    [Fact]
    public async Task What_a_policy_allows_gives_nothing_by_itself()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        await story.AttachAsync(OrganizationPolicies.OnlyIam, member.Id.Digits);
        (await story.LookAsync(TestKeys.By(await story.Host.AddUserAsync(member, "mara")))).ShouldNotBeNull().PublicText.ShouldContain("identity-based policy");
    }

    [Fact]
    public async Task A_change_counts_with_the_next_call()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        var root = TestKeys.By(member);
        var sand = await story.UnitAsync("Sand");
        var policy = await story.AttachAsync(OrganizationPolicies.NoUsers, sand);
        (await story.LookAsync(root)).ShouldBeNull();
        await story.MoveAsync(member, story.RootId, sand);
        (await story.LookAsync(root)).ShouldNotBeNull();
        await story.DoAsync(story.Get<UpdatePolicy>(), new() { PolicyId = policy, Content = Given.Policy(Given.Deny("iam:GetRole")) });
        (await story.LookAsync(root)).ShouldBeNull();
        await story.DoAsync(story.Get<UpdatePolicy>(), new() { PolicyId = policy, Content = OrganizationPolicies.NoUsers });
        (await story.LookAsync(root)).ShouldNotBeNull();
        await story.DoAsync(story.Get<DisablePolicyType>(), new() { RootId = story.RootId, PolicyType = PolicyTypes.ServiceControl });
        (await story.LookAsync(root)).ShouldBeNull();
        await story.RefusedAsync("PolicyTypeNotEnabledException", story.Get<AttachPolicy>(), new() { PolicyId = policy, TargetId = sand });
        await story.DoAsync(story.Get<EnablePolicyType>(), new() { RootId = story.RootId, PolicyType = PolicyTypes.ServiceControl });
        (await story.LookAsync(root)).ShouldBeNull();
        await story.DoAsync(story.Get<AttachPolicy>(), new() { PolicyId = policy, TargetId = story.RootId });
        (await story.LookAsync(root)).ShouldNotBeNull();
        await story.DoAsync(story.Get<RemoveAccountFromOrganization>(), new() { AccountId = member.Id.Digits });
        (await story.LookAsync(root)).ShouldBeNull();
    }

    [Fact]
    public async Task A_member_cannot_leave_where_a_policy_forbids_it()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        await story.AttachAsync(Given.Policy(Given.Deny("organizations:LeaveOrganization")), story.RootId);
        await story.RefusedAsync("AccessDenied", story.Get<LeaveOrganization>(), new(), TestKeys.By(member));
        await story.RefusedAsync("AccessDenied", story.Get<LeaveOrganization>(), new(), await story.AdministratorAsync(member));
        await story.RefusedAsync("AccessDenied", story.Get<DetachPolicy>(), new() { PolicyId = "p-FullAWSAccess", TargetId = member.Id.Digits }, TestKeys.By(member));
    }

    [Fact]
    public async Task Policies_can_ask_for_the_organization_of_the_caller()
    {
        await using var story = await OrganizationStory.StartAsync();
        var other = await story.OtherAsync();
        var member = await story.CreateAsync();
        var trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalOrgID":"ORG"}}}]}"""
            .Replace("ORG", story.Organization.Id, StringComparison.Ordinal);
        var role = await story.Host.AddRoleAsync(story.Account, "Shared", trust);
        await story.DoAsync(story.Get<AssumeRole>(), new() { RoleArn = role.Arn, RoleSessionName = "work" }, await story.AdministratorAsync(member));
        await story.RefusedAsync("AccessDenied", story.Get<AssumeRole>(), new() { RoleArn = role.Arn, RoleSessionName = "work" }, await other.AdministratorAsync(other.Account));
        await story.RefusedAsync(
            "AccessDenied", story.Get<AssumeRole>(), new() { RoleArn = role.Arn, RoleSessionName = "work" }, await story.AdministratorAsync(await story.Host.OpenAsync("alone@example.com", "Alone")));
    }

    [Fact]
    public async Task A_simulation_says_what_the_organization_allows()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        await story.AttachAsync(OrganizationPolicies.NoUsers, member.Id.Digits);
        var administrator = await story.AdministratorAsync(member);
        var results = (await story.DoAsync(
            story.Get<SimulatePrincipalPolicy>(), new() { PolicySourceArn = administrator.Arn, ActionNames = ["iam:ListUsers", "iam:GetUser"] }, administrator)).EvaluationResults;
        results.Select(static each => (each.EvalDecision, each.OrganizationsDecisionDetail.AllowedByOrganizations)).ShouldBe([("explicitDeny", false), ("allowed", true)]);
    }

    [Fact]
    public async Task Policies_are_kept_only_when_they_can_be_decided_by()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        var create = new CreatePolicyRequest { Name = "Guard", Description = "", Type = PolicyTypes.ServiceControl, Content = "{}" };
        await story.RefusedAsync("MalformedPolicyDocumentException", story.Get<CreatePolicy>(), create);
        await story.RefusedAsync("ConstraintViolationException", "POLICY_CONTENT_LIMIT_EXCEEDED", story.Get<CreatePolicy>(), create with { Content = new string(' ', 5200) });
        await story.RefusedAsync("InvalidInputException", "INVALID_ENUM_POLICY_TYPE", story.Get<CreatePolicy>(), create with { Type = "WISH" });
        await story.RefusedAsync("PolicyTypeNotAvailableForOrganizationException", story.Get<CreatePolicy>(), create with { Type = PolicyTypes.ResourceControl });
        var policy = await story.AttachAsync(OrganizationPolicies.Everything, member.Id.Digits);
        await story.RefusedAsync("DuplicatePolicyException", story.Get<CreatePolicy>(), create with { Content = OrganizationPolicies.Everything });
        await story.RefusedAsync("DuplicatePolicyAttachmentException", story.Get<AttachPolicy>(), new() { PolicyId = policy, TargetId = member.Id.Digits });
        await story.RefusedAsync("PolicyInUseException", story.Get<DeletePolicy>(), new() { PolicyId = policy });
        await story.RefusedAsync("PolicyNotAttachedException", story.Get<DetachPolicy>(), new() { PolicyId = policy, TargetId = story.RootId });
        await story.RefusedAsync(
            "ConstraintViolationException", "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", story.Get<DetachPolicy>(), new() { PolicyId = "p-FullAWSAccess", TargetId = story.RootId });
        await story.RefusedAsync("InvalidInputException", "IMMUTABLE_POLICY", story.Get<UpdatePolicy>(), new() { PolicyId = "p-FullAWSAccess", Name = "Mine" });
        for (var each = 0; each < 3; each++)
        {
            await story.AttachAsync(OrganizationPolicies.Everything, member.Id.Digits, $"Extra {each}");
        }

        await story.RefusedAsync(
            "ConstraintViolationException",
            "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
            story.Get<AttachPolicy>(),
            new() { PolicyId = await story.PolicyAsync(OrganizationPolicies.Everything, "Sixth"), TargetId = member.Id.Digits });
        (await story.DoAsync(story.Get<ListPoliciesForTarget>(), new() { TargetId = member.Id.Digits, Filter = PolicyTypes.ServiceControl })).Policies.Count.ShouldBe(5);
        (await story.DoAsync(story.Get<ListPolicies>(), new() { Filter = PolicyTypes.ServiceControl, MaxResults = 1 })).Policies.ShouldHaveSingleItem().AwsManaged.ShouldBeTrue();
        (await story.DoAsync(story.Get<ListTargetsForPolicy>(), new() { PolicyId = policy })).Targets.ShouldHaveSingleItem().Name.ShouldBe("Workshop");
    }

    /// <summary>A session of a role that no call can assume.</summary>
    private static async Task<Caller> ServiceAsync(OrganizationStory story, string accountId, string path)
    {
        var account = (await story.Host.FindAsync(Gatehouse.Server.People.Accounts.AccountId.Get(accountId)))!;
        var role = new Role("AROASERVICE" + path.Length, account.Id, "Role" + path.Length, path, null, TestRoles.Trust(accountId), 3600, null, story.Host.Clock.GetUtcNow());
        (await story.Host.Database.WriteAsync(session => RoleStore.InsertAsync(session, role))).ShouldBeTrue();
        await story.Host.Database.WriteAsync(session => Gatehouse.Server.Access.Policies.Attached.AttachmentStore.InsertAsync(
            session, accountId, role.Id, "arn:aws:iam::aws:policy/AdministratorAccess", DateTimeOffset.UnixEpoch));
        return new("AssumedRole", "role:" + role.Id, accountId, $"arn:aws:sts::{accountId}:assumed-role/{role.Name}/service", null, TestAccounts.Origin)
        {
            PrincipalId = role.Id + ":service",
            Session = new(role.Arn, role.Id, role.Name, story.Host.Clock.GetUtcNow()) { GivenBy = "AssumeRole" },
        };
    }
}
