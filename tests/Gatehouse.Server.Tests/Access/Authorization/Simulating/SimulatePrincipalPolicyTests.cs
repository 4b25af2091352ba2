using Gatehouse.Server.Access.Authorization.Simulating;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Authorization.Simulating;

public sealed class SimulatePrincipalPolicyTests : IAsyncLifetime
{
    private const string Resource = "arn:aws:s3:::bucket";
    private static readonly string document = Given.Policy(Given.Allow("s3:PutObject", Resource));

    private Iam iam = null!;

    public async Task InitializeAsync() => iam = await Iam.StartAsync();

    public async Task DisposeAsync() => await iam.DisposeAsync();

    [Fact]
    public async Task Users_groups_and_roles_answer_alike()
    {
        await iam.UserAsync("alice");
        await iam.GroupAsync("Builders");
        var role = await iam.Host.AddRoleAsync(iam.Account, "App", IamStory.Trust, "/x/");
        (await iam.RunAsync(iam.Get<PutUserPolicy>(), new() { UserName = "alice", PolicyName = "put", PolicyDocument = document })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<PutGroupPolicy>(), new() { GroupName = "Builders", PolicyName = "put", PolicyDocument = document })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<PutRolePolicy>(), new() { RoleName = "App", PolicyName = "put", PolicyDocument = document })).ShouldBeDone();
        foreach (var arn in new[] { iam.ArnOf("alice"), $"arn:aws:iam::{iam.Id}:group/Builders", role.Arn })
        {
            var results = await RunAsync(arn, "s3:PutObject", "s3:GetObjectVersion");
            results.Select(static each => (each.EvalActionName, each.EvalDecision, each.EvalResourceName)).ShouldBe(
                [("s3:PutObject", "allowed", Resource), ("s3:GetObjectVersion", "implicitDeny", Resource)]);
            var start = document.IndexOf("{\"Effect\"", StringComparison.Ordinal) + 1;
            results[0].MatchedStatements.ShouldBe([new("put", "IAM Policy", new(1, start), new(1, document.Length - 1))]);
            results[1].MatchedStatements.ShouldBeEmpty();
            foreach (var each in results)
            {
                each.MissingContextValues.ShouldBeEmpty();
                each.EvalDecisionDetails.ShouldBeEmpty();
                each.OrganizationsDecisionDetail.AllowedByOrganizations.ShouldBeTrue();
                each.ResourceSpecificResults!.Single().EvalResourceDecision.ShouldBe(each.EvalDecision);
            }
        }
    }

    [Fact]
    public async Task A_users_groups_boundary_tags_and_name_count_and_given_policies_are_added()
    {
        await iam.UserAsync("alice");
        await iam.GroupAsync("Builders");
        (await iam.JoinAsync("alice", "Builders")).ShouldBeDone();
        (await iam.RunAsync(iam.Get<TagUser>(), new() { UserName = "alice", Tags = [new() { Key = "team", Value = "blue" }] })).ShouldBeDone();
        var managed = (await iam.RunAsync(iam.Get<CreatePolicy>(), new()
        {
            PolicyName = "Team",
            PolicyDocument = Given.Policy(Given.Allow("s3:GetObject", condition: "\"StringEquals\":{\"aws:PrincipalTag/team\":\"blue\",\"aws:username\":\"alice\"}")),
        })).ShouldBeDone().Policy.Arn;
        (await iam.RunAsync(iam.Get<AttachGroupPolicy>(), new() { GroupName = "Builders", PolicyArn = managed })).ShouldBeDone();
        var result = (await RunAsync(iam.ArnOf("alice"), "s3:GetObject")).Single();
        (result.EvalDecision, result.MatchedStatements.Single().SourcePolicyId, result.PermissionsBoundaryDecisionDetail).ShouldBe(("allowed", "Team", null));

        (await iam.RunAsync(iam.Get<PutUserPermissionsBoundary>(), new() { UserName = "alice", PermissionsBoundary = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" })).ShouldBeDone();
        result = (await RunAsync(iam.ArnOf("alice"), "s3:GetObject")).Single();
        (result.EvalDecision, result.PermissionsBoundaryDecisionDetail!.AllowedByPermissionsBoundary).ShouldBe(("implicitDeny", false));

        // One that is given stands in for the one that is there; a given policy is added.
        var request = Ask(iam.ArnOf("alice"), "s3:GetObject", "s3:ListBucket") with { PermissionsBoundaryPolicyInputList = [IamStory.AllowAll], PolicyInputList = [Given.Policy(Given.Allow("s3:List*"))] };
        var more = (await iam.RunAsync(iam.Get<SimulatePrincipalPolicy>(), request)).ShouldBeDone().EvaluationResults;
        more.Select(static each => (each.EvalDecision, each.MatchedStatements.Single().SourcePolicyId)).ShouldBe([("allowed", "Team"), ("allowed", "PolicyInputList.1")]);
    }

    [Fact]
    public async Task A_simulation_agrees_with_what_really_happens()
    {
        await iam.UserAsync("alice");
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:Get*", iam.ArnOf("alice")), Given.Deny("iam:Get*", iam.ArnOf("mara")));
        foreach (var name in new[] { "alice", "mara", "noor" })
        {
            var simulated = (await RunAsync(mara.Arn, [iam.ArnOf(name)], "iam:GetUser")).Single().EvalDecision;
            var denied = await iam.LookAtAsync(name, mara) is Gatehouse.Server.Foundation.Outcomes.Outcome<GetUserReply>.Refused { Refusal.Code: "AccessDenied" };
            (simulated == "allowed").ShouldBe(!denied, name);
        }
    }

    [Fact]
    public async Task Who_is_not_there_is_not_found_and_another_accounts_people_are_asked_for_in_vain()
    {
        var other = await iam.OtherAccountAsync();
        await other.UserAsync("theirs");
        foreach (var arn in new[] { iam.ArnOf("nobody"), $"arn:aws:iam::{iam.Id}:role/nobody", $"arn:aws:iam::{iam.Id}:group/nobody" })
        {
            (await iam.RunAsync(iam.Get<SimulatePrincipalPolicy>(), Ask(arn, "s3:GetObject"))).ShouldBeRefused("NoSuchEntity");
        }

        foreach (var name in new[] { "theirs", "nobody" })
        {
            (await iam.RunAsync(iam.Get<SimulatePrincipalPolicy>(), Ask(other.ArnOf(name), "s3:GetObject"))).ShouldBeRefused("AccessDenied").PublicText
                .ShouldBe($"User: {iam.Root.Arn} is not authorized to perform: iam:SimulatePrincipalPolicy on resource: {other.ArnOf(name)}");
        }

        (await iam.RunAsync(iam.Get<SimulatePrincipalPolicy>(), Ask($"arn:aws:iam::{iam.Id}:policy/Own", "s3:GetObject"))).ShouldBeRefused("InvalidInput");
        (await iam.RunAsync(iam.Get<SimulatePrincipalPolicy>(), Ask("nothing-that-names-anybody", "s3:GetObject"))).ShouldBeRefused("ValidationError");
    }

    [Fact]
    public async Task The_keys_that_policies_ask_for_are_named_once_with_those_of_groups_and_given_ones()
    {
        await iam.UserAsync("alice");
        await iam.GroupAsync("Builders");
        (await iam.JoinAsync("alice", "Builders")).ShouldBeDone();
        await iam.GrantAsync("alice", Given.Allow("s3:*", "arn:aws:s3:::home/${aws:username}", "\"Bool\":{\"aws:SecureTransport\":\"true\"}"));
        (await iam.RunAsync(iam.Get<PutGroupPolicy>(), new()
        {
            GroupName = "Builders",
            PolicyName = "ip",
            PolicyDocument = Given.Policy(Given.Allow("s3:*", condition: "\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"},\"Bool\":{\"AWS:SecureTransport\":\"true\"}")),
        })).ShouldBeDone();
        var extra = Given.Policy(Given.Allow("s3:*", condition: "\"DateLessThan\":{\"aws:CurrentTime\":\"2027-01-01T00:00:00Z\"}"));
        var keys = (await iam.RunAsync(
            iam.Get<GetContextKeysForPrincipalPolicy>(), new() { PolicySourceArn = iam.ArnOf("alice"), PolicyInputList = [extra] })).ShouldBeDone().ContextKeyNames;
        keys.Select(static key => key.ToUpperInvariant()).ShouldBe(["AWS:USERNAME", "AWS:SECURETRANSPORT", "AWS:SOURCEIP", "AWS:CURRENTTIME"], ignoreOrder: true);
        (await iam.RunAsync(iam.Get<GetContextKeysForCustomPolicy>(), new() { PolicyInputList = [extra, extra] })).ShouldBeDone().ContextKeyNames.ShouldBe(["aws:CurrentTime"]);
        (await iam.RunAsync(iam.Get<GetContextKeysForCustomPolicy>(), new() { PolicyInputList = ["{"] })).ShouldBeRefused("InvalidInput");
        (await iam.RunAsync(iam.Get<GetContextKeysForPrincipalPolicy>(), new() { PolicySourceArn = iam.ArnOf("nobody") })).ShouldBeRefused("NoSuchEntity");
    }

    private static SimulatePrincipalPolicyRequest Ask(string arn, params string[] actions) => new() { PolicySourceArn = arn, ActionNames = actions };

    private Task<IReadOnlyList<EvaluationResult>> RunAsync(string arn, params string[] actions) => RunAsync(arn, [Resource], actions);

    private async Task<IReadOnlyList<EvaluationResult>> RunAsync(string arn, string[] resources, params string[] actions) =>
        (await iam.RunAsync(iam.Get<SimulatePrincipalPolicy>(), Ask(arn, actions) with { ResourceArns = resources })).ShouldBeDone().EvaluationResults;
}
