using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Policies.Attached;

public sealed class AttachmentTests : IAsyncLifetime
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    private const string ForServices = "arn:aws:iam::aws:policy/aws-service-role/AWSSSOServiceRolePolicy";
    private IamStory story = null!;

    public async Task InitializeAsync()
    {
        story = await IamStory.BeginAsync();
        await story.UserAsync("ann");
        await story.GroupAsync("staff");
        await story.RoleAsync("app");
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Theory]
    [InlineData("nothing-valid-in-here")]
    [InlineData("existing_policy_name_provided")]
    public async Task A_text_that_is_no_arn_is_answered_with_two_blanks(string arn)
    {
        foreach (var refusal in await RefusalsAsync("ValidationError", arn))
        {
            refusal.PublicText.ShouldBe("Invalid ARN:  Could not be parsed!");
        }
    }

    [Fact]
    public async Task An_arn_of_something_else_is_invalid_input() => await RefusalsAsync("InvalidInput", "arn:aws:s3:::some-bucket-of-mine");

    [Fact]
    public async Task A_policy_that_does_not_exist_is_said_to_be_not_attachable()
    {
        var arn = $"arn:aws:iam::{story.AccountId}:policy/None";
        foreach (var refusal in await RefusalsAsync("NoSuchEntity", arn))
        {
            refusal.PublicText.ShouldBe($"Policy {arn} does not exist or is not attachable.");
        }
    }

    [Fact]
    public async Task Another_accounts_policy_is_as_if_it_did_not_exist()
    {
        var stranger = await story.StrangerAsync();
        var theirs = (await story.DoAsync(story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = "Theirs", PolicyDocument = IamStory.AllowAll }, stranger)).Policy.Arn;
        await RefusalsAsync("NoSuchEntity", theirs);
    }

    [Fact]
    public async Task What_services_hang_on_their_own_roles_cannot_be_hung_on_anybody() => await RefusalsAsync("PolicyNotAttachable", ForServices);

    [Fact]
    public async Task Attaching_twice_changes_nothing_and_detaching_what_is_not_there_is_not_found()
    {
        await AttachAsync(Administrator);
        await AttachAsync(Administrator);
        (await ListAsync()).AttachedPolicies.ShouldBe([new AttachedPolicy("AdministratorAccess", Administrator)]);
        await story.DoAsync(story.Get<DetachUserPolicy>(), new DetachUserPolicyRequest { UserName = "ann", PolicyArn = Administrator });
        await story.RefusedAsync("NoSuchEntity", story.Get<DetachUserPolicy>(), new DetachUserPolicyRequest { UserName = "ann", PolicyArn = Administrator });
        await story.RefusedAsync("NoSuchEntity", story.Get<DetachGroupPolicy>(), new DetachGroupPolicyRequest { GroupName = "staff", PolicyArn = Administrator });
        await story.RefusedAsync("NoSuchEntity", story.Get<DetachRolePolicy>(), new DetachRolePolicyRequest { RoleName = "app", PolicyArn = Administrator });
    }

    [Fact]
    public async Task An_eleventh_policy_exceeds_the_quota_even_when_all_come_at_the_same_time()
    {
        var arns = new List<string>();
        for (var i = 0; i < 14; i++)
        {
            arns.Add((await story.DoAsync(story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = $"P{i}", PolicyDocument = IamStory.AllowAll })).Policy.Arn);
        }

        var answers = await Task.WhenAll(arns.Select(arn => story.RunAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = arn })));
        answers.Count(static each => each is Outcome<Nothing>.Done).ShouldBe(10);
        answers.First(static each => each is Outcome<Nothing>.Refused).ShouldBeRefused("LimitExceeded").PublicText.ShouldBe("Cannot exceed quota for PoliciesPerUser: 10");
        foreach (var arn in arns.Take(10))
        {
            await story.DoAsync(story.Get<AttachGroupPolicy>(), new AttachGroupPolicyRequest { GroupName = "staff", PolicyArn = arn });
            await story.DoAsync(story.Get<AttachRolePolicy>(), new AttachRolePolicyRequest { RoleName = "app", PolicyArn = arn });
        }

        await story.RefusedAsync("LimitExceeded", story.Get<AttachGroupPolicy>(), new AttachGroupPolicyRequest { GroupName = "staff", PolicyArn = arns[11] });
        await story.RefusedAsync("LimitExceeded", story.Get<AttachRolePolicy>(), new AttachRolePolicyRequest { RoleName = "app", PolicyArn = arns[11] });
    }

    [Fact]
    public async Task Attached_policies_are_listed_page_by_page_and_by_path()
    {
        await AttachAsync(Administrator);
        await AttachAsync("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess");
        var first = await story.DoAsync(story.Get<ListAttachedUserPolicies>(), new ListAttachedUserPoliciesRequest { UserName = "ann", MaxItems = 1 });
        first.IsTruncated.ShouldBeTrue();
        var second = await story.DoAsync(story.Get<ListAttachedUserPolicies>(), new ListAttachedUserPoliciesRequest { UserName = "ann", MaxItems = 1, Marker = first.Marker });
        second.IsTruncated.ShouldBeFalse();
        first.AttachedPolicies.Concat(second.AttachedPolicies).Select(static each => each.PolicyName).ShouldBe(["AdministratorAccess", "ViewOnlyAccess"]);
        (await story.DoAsync(story.Get<ListAttachedUserPolicies>(), new ListAttachedUserPoliciesRequest { UserName = "ann", PathPrefix = "/job-function/" }))
            .AttachedPolicies.Single().PolicyName.ShouldBe("ViewOnlyAccess");
    }

    [Fact]
    public async Task Unknown_principals_are_not_found()
    {
        await story.RefusedAsync("NoSuchEntity", story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "nobody", PolicyArn = Administrator });
        await story.RefusedAsync("NoSuchEntity", story.Get<AttachGroupPolicy>(), new AttachGroupPolicyRequest { GroupName = "nobody", PolicyArn = Administrator });
        await story.RefusedAsync("NoSuchEntity", story.Get<AttachRolePolicy>(), new AttachRolePolicyRequest { RoleName = "nobody", PolicyArn = Administrator });
        await story.RefusedAsync("NoSuchEntity", story.Get<ListAttachedUserPolicies>(), new ListAttachedUserPoliciesRequest { UserName = "nobody" });
        await story.RefusedAsync("NoSuchEntity", story.Get<ListAttachedGroupPolicies>(), new ListAttachedGroupPoliciesRequest { GroupName = "nobody" });
        await story.RefusedAsync("NoSuchEntity", story.Get<ListAttachedRolePolicies>(), new ListAttachedRolePoliciesRequest { RoleName = "nobody" });
    }

    [Fact]
    public async Task Policies_are_asked_about_the_principal_and_told_which_policy()
    {
        var check = (await story.ChecksAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = Administrator })).Single();
        check.Action.ShouldBe("iam:AttachUserPolicy");
        check.Resource.ShouldBe($"arn:aws:iam::{story.AccountId}:user/ann");
        check.Conditions["iam:PolicyARN"].ShouldBe([Administrator]);
        (await story.ChecksAsync(story.Get<DetachRolePolicy>(), new DetachRolePolicyRequest { RoleName = "app", PolicyArn = Administrator })).Single()
            .Conditions["iam:PolicyARN"].ShouldBe([Administrator]);
    }

    [Fact]
    public async Task Nobody_is_deleted_while_policies_hang_on_them()
    {
        var ann = await story.UserAsync("obstructed");
        var obstacle = new PolicyObstacle();
        (await story.ReadAsync(session => obstacle.FindAsync(session, ann.Id))).ShouldBeNull();
        await story.DoAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "obstructed", PolicyArn = Administrator });
        (await story.ReadAsync(session => obstacle.FindAsync(session, ann.Id))).ShouldBe("detach all policies");
    }

    private async Task<Refusal[]> RefusalsAsync(string code, string arn) =>
    [
        await story.RefusedAsync(code, story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = arn }),
        await story.RefusedAsync(code, story.Get<AttachGroupPolicy>(), new AttachGroupPolicyRequest { GroupName = "staff", PolicyArn = arn }),
        await story.RefusedAsync(code, story.Get<AttachRolePolicy>(), new AttachRolePolicyRequest { RoleName = "app", PolicyArn = arn }),
    ];

    private Task AttachAsync(string arn) => story.DoAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = arn });

    private Task<ListAttachedUserPoliciesReply> ListAsync() =>
        story.DoAsync(story.Get<ListAttachedUserPolicies>(), new ListAttachedUserPoliciesRequest { UserName = "ann" });
}
