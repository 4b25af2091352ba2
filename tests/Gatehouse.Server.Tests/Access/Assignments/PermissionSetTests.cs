using Gatehouse.Server.Access.Applications.Tags;
using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Access.Assignments.Instances;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Access.Assignments.Sets.Policies;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Assignments;

public sealed class PermissionSetTests
{
    private static readonly string Document = TestRoles.Allow("\"iam:GetRole\"");

    [Fact]
    public async Task A_permission_set_lives_from_creation_to_deletion()
    {
        await using var works = await WorkforceStory.StartAsync();
        var made = await works.SetAsync("Auditor", "PT4H");
        made.ShouldSatisfyAllConditions(
            () => made.PermissionSetArn.ShouldMatch($"^{works.Instance.Replace("instance", "permissionSet")}/ps-[0-9a-f]{{16}}$"),
            () => made.SessionDuration.ShouldBe("PT4H"));
        await works.RefusedAsync("EntityAlreadyExists", works.Get<CreatePermissionSet>(), new() { InstanceArn = works.Instance, Name = "AUDITOR" });
        await works.DoAsync(works.Get<UpdatePermissionSet>(), Of<UpdatePermissionSetRequest>(works, made) with { Description = "Reads", RelayState = "https://console.example.com/" });
        var changed = (await works.DoAsync(works.Get<DescribePermissionSet>(), Of<DescribePermissionSetRequest>(works, made))).PermissionSet;
        (changed.Description, changed.SessionDuration, changed.RelayState).ShouldBe(("Reads", "PT4H", "https://console.example.com/"));
        (await works.DoAsync(works.Get<ListPermissionSets>(), new() { InstanceArn = works.Instance })).PermissionSets.ShouldBe([made.PermissionSetArn]);
        await works.DoAsync(works.Get<DeletePermissionSet>(), Of<DeletePermissionSetRequest>(works, made));
        await works.RefusedAsync("NoSuchEntity", works.Get<DescribePermissionSet>(), Of<DescribePermissionSetRequest>(works, made));
    }

    [Theory]
    [InlineData("PT59M")]
    [InlineData("PT12H1S")]
    [InlineData("-PT2H")]
    [InlineData("P1W")]
    public async Task A_session_lasts_from_one_to_twelve_hours(string duration)
    {
        await using var works = await WorkforceStory.StartAsync();
        await works.RefusedAsync("ValidationError", works.Get<CreatePermissionSet>(), new() { InstanceArn = works.Instance, Name = "Auditor", SessionDuration = duration });
    }

    [Fact]
    public async Task Policies_of_all_kinds_reach_the_role_when_it_is_provisioned()
    {
        await using var works = await WorkforceStory.StartAsync();
        var (ines, set) = (await works.UserAsync("ines"), await works.SetAsync("Auditor"));
        await works.DoAsync(works.Get<Gatehouse.Server.Access.Policies.Managed.CreatePolicy>(), new() { PolicyName = "Deploy", Path = "/ops/", PolicyDocument = Document });
        await works.AssignAsync(set, ines.Id);
        await works.DoAsync(works.Get<AttachManagedPolicyToPermissionSet>(), Of<AttachManagedPolicyToPermissionSetRequest>(works, set) with { ManagedPolicyArn = WorkforceStory.ReadOnly });
        await works.RefusedAsync("EntityAlreadyExists", works.Get<AttachManagedPolicyToPermissionSet>(), Of<AttachManagedPolicyToPermissionSetRequest>(works, set) with { ManagedPolicyArn = WorkforceStory.ReadOnly });
        await works.RefusedAsync("NoSuchEntity", works.Get<AttachManagedPolicyToPermissionSet>(), Of<AttachManagedPolicyToPermissionSetRequest>(works, set) with { ManagedPolicyArn = "arn:aws:iam::aws:policy/Nothing" });
        await works.DoAsync(
            works.Get<AttachCustomerManagedPolicyReferenceToPermissionSet>(),
            Of<AttachCustomerManagedPolicyReferenceToPermissionSetRequest>(works, set) with { CustomerManagedPolicyReference = new() { Name = "Deploy", Path = "/ops/" } });
        await works.DoAsync(works.Get<PutInlinePolicyToPermissionSet>(), Of<PutInlinePolicyToPermissionSetRequest>(works, set) with { InlinePolicy = Document });
        await works.RefusedAsync("MalformedPolicyDocument", works.Get<PutInlinePolicyToPermissionSet>(), Of<PutInlinePolicyToPermissionSetRequest>(works, set) with { InlinePolicy = "{}" });
        await works.DoAsync(works.Get<PutPermissionsBoundaryToPermissionSet>(), Of<PutPermissionsBoundaryToPermissionSetRequest>(works, set) with { PermissionsBoundary = new() { ManagedPolicyArn = WorkforceStory.Administrator } });

        var behind = new ListAccountsForProvisionedPermissionSetRequest { InstanceArn = works.Instance, PermissionSetArn = set.PermissionSetArn, ProvisioningStatus = ProvisioningSteps.Behind };
        (await works.DoAsync(works.Get<ListAccountsForProvisionedPermissionSet>(), behind)).AccountIds.ShouldBe([works.Account.Id.Digits]);
        var status = (await works.DoAsync(works.Get<ProvisionPermissionSet>(), Of<ProvisionPermissionSetRequest>(works, set) with { TargetType = TargetTypes.AllProvisioned })).PermissionSetProvisioningStatus;
        status.Status.ShouldBe("SUCCEEDED");
        (await works.DoAsync(works.Get<DescribePermissionSetProvisioningStatus>(), new() { InstanceArn = works.Instance, ProvisionPermissionSetRequestId = status.RequestId }))
            .PermissionSetProvisioningStatus.ShouldBe(status);
        (await works.DoAsync(works.Get<ListAccountsForProvisionedPermissionSet>(), behind)).AccountIds.ShouldBeEmpty();

        var role = (await works.DoAsync(works.Get<ListRoles>(), new() { PathPrefix = "/aws-reserved/" })).Roles.ShouldHaveSingleItem().RoleName;
        (await works.DoAsync(works.Get<ListAttachedRolePolicies>(), new() { RoleName = role })).AttachedPolicies.Select(static each => each.PolicyArn)
            .ShouldBe([WorkforceStory.ReadOnly, $"arn:aws:iam::{works.Account.Id}:policy/ops/Deploy"], ignoreOrder: true);
        (await works.DoAsync(works.Get<GetRolePolicy>(), new() { RoleName = role, PolicyName = "AwsSSOInlinePolicy" })).PolicyDocument.ShouldBe(Document);
        (await works.DoAsync(works.Get<GetRole>(), new() { RoleName = role })).Role.PermissionsBoundary!.PermissionsBoundaryArn.ShouldBe(WorkforceStory.Administrator);
    }

    [Fact]
    public async Task A_set_that_somebody_is_assigned_to_is_not_deleted()
    {
        await using var works = await WorkforceStory.StartAsync();
        var (ines, set) = (await works.UserAsync("ines"), await works.SetAsync("Auditor"));
        await works.AssignAsync(set, ines.Id);
        await works.RefusedAsync("EntityAlreadyExists", works.Get<DeletePermissionSet>(), Of<DeletePermissionSetRequest>(works, set));
        await works.DoAsync(works.Get<DeleteAccountAssignment>(), works.Demand<DeleteAccountAssignmentRequest>(set, ines.Id));
        await works.DoAsync(works.Get<DeletePermissionSet>(), Of<DeletePermissionSetRequest>(works, set));
    }

    [Fact]
    public async Task Policies_are_asked_about_the_instance_the_set_and_the_account_by_their_exact_names()
    {
        await using var works = await WorkforceStory.StartAsync();
        var set = await works.SetAsync("Auditor");
        await works.DoAsync(works.Get<TagResource>(), new() { ResourceArn = set.PermissionSetArn, Tags = TestRoles.Tags(("team", "blue")) });
        var checks = await works.ReadAsync(async session =>
            await works.Get<CreateAccountAssignment>().FindChecksAsync(works.Demand<CreateAccountAssignmentRequest>(set, "x"), works.Root, session));
        checks.Select(static check => (check.Action, check.Resource)).ShouldBe(
        [
            ("sso:CreateAccountAssignment", works.Instance),
            ("sso:CreateAccountAssignment", set.PermissionSetArn),
            ("sso:CreateAccountAssignment", $"arn:aws:sso:::account/{works.Account.Id}"),
        ]);
        checks[1].Conditions["aws:ResourceTag/team"].ShouldBe(["blue"]);
    }

    [Fact]
    public async Task Who_may_assign_one_set_may_not_assign_another()
    {
        await using var works = await WorkforceStory.StartAsync();
        var ines = await works.UserAsync("ines");
        var (auditor, administrator) = (await works.SetAsync("Auditor"), await works.SetAsync("Administrator"));
        var mara = await works.Host.AddUserAsync(works.Account, "mara");
        (await works.RunAsync(works.Get<Gatehouse.Server.Access.Policies.Inline.PutUserPolicy>(), new()
        {
            UserName = "mara",
            PolicyName = "let",
            PolicyDocument = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sso:*","Resource":["{{works.Instance}}","{{auditor.PermissionSetArn}}","arn:aws:sso:::account/*"]}]}""",
        })).ShouldBeDone();
        await works.DoAsync(works.Get<CreateAccountAssignment>(), works.Demand<CreateAccountAssignmentRequest>(auditor, ines.Id), TestKeys.By(mara));
        await works.RefusedAsync("AccessDenied", works.Get<CreateAccountAssignment>(), works.Demand<CreateAccountAssignmentRequest>(administrator, ines.Id), TestKeys.By(mara));
    }

    [Fact]
    public async Task An_instance_is_made_named_and_deleted_only_without_people()
    {
        await using var works = await WorkforceStory.StartAsync();
        await works.RefusedAsync("EntityAlreadyExists", works.Get<CreateInstance>(), new());
        await works.DoAsync(works.Get<UpdateInstance>(), new() { InstanceArn = works.Instance, Name = "Granite" });
        var described = await works.DoAsync(works.Get<DescribeInstance>(), new() { InstanceArn = works.Instance });
        (described.Name, described.IdentityStoreId, described.OwnerAccountId, described.Status).ShouldBe(("Granite", works.Directory.Id, works.Account.Id.Digits, "ACTIVE"));
        (await works.DoAsync(works.Get<ListInstances>(), new())).Instances.ShouldHaveSingleItem().InstanceArn.ShouldBe(works.Instance);
        var ines = await works.UserAsync("ines");
        var set = await works.SetAsync("Auditor");
        await works.AssignAsync(set, ines.Id);
        await works.RefusedAsync("EntityAlreadyExists", works.Get<DeleteInstance>(), new() { InstanceArn = works.Instance });
        await works.Host.Database.WriteAsync(session => DirectoryUserStore.DeleteAsync(session, ines.Id));
        await works.DoAsync(works.Get<DeleteInstance>(), new() { InstanceArn = works.Instance });
        (await works.DoAsync(works.Get<ListInstances>(), new())).Instances.ShouldBeEmpty();
        (await works.DoAsync(works.Get<ListRoles>(), new() { PathPrefix = "/aws-reserved/" })).Roles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Attributes_of_the_directory_are_tags_of_the_session()
    {
        await using var works = await WorkforceStory.StartAsync();
        var ines = await works.UserAsync("ines", attributes: new() { Enterprise = new() { Department = "Research" } });
        var set = await works.SetAsync("Auditor");
        await works.AssignAsync(set, ines.Id);
        var configuration = new InstanceAccessControlAttributeConfiguration
        {
            AccessControlAttributes =
            [
                new() { Key = "department", Value = new() { Source = ["${path:enterprise.department}"] } },
                new() { Key = "title", Value = new() { Source = ["${path:title}"] } },
                new() { Key = "mail", Value = new() { Source = ["${path:emails[primary eq true].value}"] } },
            ],
        };
        await works.DoAsync(
            works.Get<CreateInstanceAccessControlAttributeConfiguration>(),
            new() { InstanceArn = works.Instance, InstanceAccessControlAttributeConfiguration = configuration });
        (await works.OpenAsync(ines, "Auditor")).ShouldBeDone().Kept.Facts.Tags.ShouldBe(new Dictionary<string, string> { ["department"] = "Research" });
        await works.RefusedAsync(
            "ValidationError",
            works.Get<UpdateInstanceAccessControlAttributeConfiguration>(),
            new() { InstanceArn = works.Instance, InstanceAccessControlAttributeConfiguration = new() { AccessControlAttributes = [new() { Key = "x", Value = new() { Source = ["${path:password}"] } }] } });
        await works.DoAsync(works.Get<DeleteInstanceAccessControlAttributeConfiguration>(), new() { InstanceArn = works.Instance });
        (await works.OpenAsync(ines, "Auditor")).ShouldBeDone().Kept.Facts.Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task Assignments_are_listed_by_set_and_by_person_page_by_page()
    {
        await using var works = await WorkforceStory.StartAsync();
        var (ines, omar) = (await works.UserAsync("ines"), await works.UserAsync("omar"));
        var group = await works.GroupAsync("Builders", ines);
        var (auditor, builder) = (await works.SetAsync("Auditor"), await works.SetAsync("Builder"));
        await works.AssignAsync(auditor, ines.Id);
        await works.AssignAsync(auditor, omar.Id);
        var created = await works.AssignAsync(builder, group.Id, "GROUP");
        (await works.DoAsync(works.Get<DescribeAccountAssignmentCreationStatus>(), new() { InstanceArn = works.Instance, AccountAssignmentCreationRequestId = created.RequestId }))
            .AccountAssignmentCreationStatus.ShouldBe(created);
        (await works.DoAsync(works.Get<ListAccountAssignmentCreationStatus>(), new() { InstanceArn = works.Instance, Filter = new() { Status = "SUCCEEDED" } }))
            .AccountAssignmentsCreationStatus.Count.ShouldBe(3);
        var asked = new ListAccountAssignmentsRequest { InstanceArn = works.Instance, PermissionSetArn = auditor.PermissionSetArn, AccountId = works.Account.Id.Digits, MaxResults = 1 };
        var first = await works.DoAsync(works.Get<ListAccountAssignments>(), asked);
        var second = await works.DoAsync(works.Get<ListAccountAssignments>(), asked with { NextToken = first.NextToken });
        first.AccountAssignments.Concat(second.AccountAssignments).Select(static each => each.PrincipalId).ShouldBe([ines.Id, omar.Id], ignoreOrder: true);
        second.NextToken.ShouldBeNull();
        var hers = await works.DoAsync(works.Get<ListAccountAssignmentsForPrincipal>(), new() { InstanceArn = works.Instance, PrincipalId = ines.Id, PrincipalType = "USER" });
        hers.AccountAssignments.Select(static each => (each.PermissionSetArn, each.PrincipalType))
            .ShouldBe([(auditor.PermissionSetArn, "USER"), (builder.PermissionSetArn, "GROUP")], ignoreOrder: true);
        await works.RefusedAsync("ValidationError", works.Get<ListAccountAssignments>(), asked with { NextToken = "=" });
    }

    [Fact]
    public async Task Race_many_assignments_of_one_set_at_once_make_one_role()
    {
        await using var works = await WorkforceStory.StartAsync();
        var set = await works.SetAsync("Auditor");
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => works.UserAsync($"user{at}")));
        await Task.WhenAll(people.Select(each => works.AssignAsync(set, each.Id)));
        (await works.DoAsync(works.Get<ListRoles>(), new() { PathPrefix = "/aws-reserved/" })).Roles.ShouldHaveSingleItem();
        foreach (var each in people)
        {
            (await works.OpenAsync(each, "Auditor")).ShouldBeDone();
        }
    }

    [Fact]
    public async Task Nothing_is_assigned_to_strangers_or_in_accounts_that_are_not_the_directorys()
    {
        await using var works = await WorkforceStory.StartAsync();
        var other = await works.OtherAsync();
        var (set, ines) = (await works.SetAsync("Auditor"), await works.UserAsync("ines"));
        var stranger = await other.UserAsync("ines");
        await works.RefusedAsync("NoSuchEntity", works.Get<CreateAccountAssignment>(), works.Demand<CreateAccountAssignmentRequest>(set, stranger.Id));
        await works.RefusedAsync("NoSuchEntity", works.Get<CreateAccountAssignment>(), works.Demand<CreateAccountAssignmentRequest>(set, ines.Id) with { TargetId = other.Account.Id.Digits });
        await works.RefusedAsync("NoSuchEntity", works.Get<CreateAccountAssignment>(), works.Demand<CreateAccountAssignmentRequest>(set, ines.Id), other.Root);
        await works.RefusedAsync("NoSuchEntity", works.Get<CreateAccountAssignment>(), works.Demand<CreateAccountAssignmentRequest>(set, ines.Id) with { InstanceArn = other.Instance }, other.Root);
    }

    private static T Of<T>(WorkforceStory works, PermissionSetItem set)
        where T : Gatehouse.Server.Access.Assignments.PermissionSetRequest, new() => new() { InstanceArn = works.Instance, PermissionSetArn = set.PermissionSetArn };
}
