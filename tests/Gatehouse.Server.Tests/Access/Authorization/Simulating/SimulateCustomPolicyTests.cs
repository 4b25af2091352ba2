using Gatehouse.Server.Access.Authorization.Simulating;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Authorization.Simulating;

public sealed class SimulateCustomPolicyTests : IAsyncLifetime
{
    private Iam iam = null!;

    public async Task InitializeAsync() => iam = await Iam.StartAsync();

    public async Task DisposeAsync() => await iam.DisposeAsync();

    [Fact]
    public async Task Each_action_has_one_result_in_the_order_asked()
    {
        var results = await RunAsync(new()
        {
            PolicyInputList = [Given.Policy(Given.Allow("s3:*"), Given.Deny("s3:Delete*"))],
            ActionNames = ["s3:PutObject", "s3:DeleteObject", "ec2:RunInstances", "s3:GetObject"],
        });
        results.Select(static each => (each.EvalActionName, each.EvalDecision)).ShouldBe(
        [
            ("s3:PutObject", "allowed"), ("s3:DeleteObject", "explicitDeny"), ("ec2:RunInstances", "implicitDeny"), ("s3:GetObject", "allowed"),
        ]);
        results[2].MatchedStatements.ShouldBeEmpty();
        foreach (var each in results)
        {
            (each.EvalResourceName, each.ResourceSpecificResults).ShouldBe(("*", null));
            each.MissingContextValues.ShouldBeEmpty();
            each.EvalDecisionDetails.ShouldBeEmpty();
            each.OrganizationsDecisionDetail.AllowedByOrganizations.ShouldBeTrue();
            each.PermissionsBoundaryDecisionDetail.ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_matched_statement_is_named_by_its_place_in_the_text_as_it_was_given()
    {
        const string text = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}\n  ]\n}";
        var other = Given.Policy(Given.Allow("ec2:*"));
        var result = (await RunAsync(new() { PolicyInputList = [other, text], ActionNames = ["s3:GetObject"] })).Single();
        result.MatchedStatements.ShouldBe([new("PolicyInputList.2", "IAM Policy", new(4, 5), new(4, 5 + "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}".Length))]);
        (await RunAsync(new() { PolicyInputList = [other], ActionNames = ["ec2:RunInstances"] })).Single().MatchedStatements.Single().StartPosition.Line.ShouldBe(1);
    }

    [Fact]
    public async Task Resources_are_told_one_by_one_and_the_worst_is_the_whole()
    {
        var result = (await RunAsync(new()
        {
            PolicyInputList = [Given.Policy(Given.Allow("s3:*", "arn:aws:s3:::good/*"), Given.Deny("s3:*", "arn:aws:s3:::bad/*"))],
            ActionNames = ["s3:GetObject"],
            ResourceArns = ["arn:aws:s3:::good/a", "arn:aws:s3:::bad/a", "arn:aws:s3:::other/a"],
        })).Single();
        result.ResourceSpecificResults!.Select(static each => (each.EvalResourceName, each.EvalResourceDecision)).ShouldBe(
        [
            ("arn:aws:s3:::good/a", "allowed"), ("arn:aws:s3:::bad/a", "explicitDeny"), ("arn:aws:s3:::other/a", "implicitDeny"),
        ]);
        (result.EvalDecision, result.EvalResourceName).ShouldBe(("explicitDeny", "*"));
        result.MatchedStatements.ShouldBe(result.ResourceSpecificResults![1].MatchedStatements);
        (await RunAsync(new() { PolicyInputList = [Given.Policy(Given.Allow("s3:*"))], ActionNames = ["s3:GetObject"], ResourceArns = ["arn:aws:s3:::good/a"] }))
            .Single().EvalResourceName.ShouldBe("arn:aws:s3:::good/a");
    }

    [Fact]
    public async Task What_conditions_ask_and_nobody_said_is_missing_once_and_what_was_said_is_not()
    {
        var policy = Given.Policy(
            Given.Allow("s3:*", "arn:aws:s3:::home/${aws:username}/*", "\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"},\"Bool\":{\"aws:SecureTransport\":\"true\"}"),
            Given.Allow("ec2:*", "*", "\"StringEquals\":{\"ec2:Region\":\"eu-central-1\"}"));
        var asked = new SimulateCustomPolicyRequest { PolicyInputList = [policy], ActionNames = ["s3:GetObject"] };
        (await RunAsync(asked)).Single().MissingContextValues.ShouldBe(["aws:username", "aws:SourceIp", "aws:SecureTransport"], ignoreOrder: true);
        var said = (await RunAsync(asked with
        {
            ResourceArns = ["arn:aws:s3:::home/mara/x"],
            ContextEntries = [Entry("aws:username", "string", "mara"), Entry("aws:SourceIp", "ip", "192.0.2.7"), Entry("aws:SecureTransport", "boolean", "true")],
        })).Single();
        (said.EvalDecision, said.MissingContextValues.Count, said.ResourceSpecificResults!.Single().MissingContextValues.Count).ShouldBe(("allowed", 0, 0));
    }

    [Fact]
    public async Task A_boundary_that_was_given_is_told_by_itself()
    {
        var results = await RunAsync(new()
        {
            PolicyInputList = [Given.Policy(Given.Allow("*"))],
            PermissionsBoundaryPolicyInputList = [Given.Policy(Given.Allow("s3:*"))],
            ActionNames = ["s3:GetObject", "ec2:RunInstances"],
        });
        results.Select(static each => (each.EvalDecision, each.PermissionsBoundaryDecisionDetail!.AllowedByPermissionsBoundary))
            .ShouldBe([("allowed", true), ("implicitDeny", false)]);
    }

    [Fact]
    public async Task A_resource_policy_counts_for_the_caller_that_it_names()
    {
        const string resource = "arn:aws:s3:::shared/x";
        var caller = iam.ArnOf("mara");
        var request = new SimulateCustomPolicyRequest
        {
            PolicyInputList = [Given.Policy(Given.Allow("ec2:*"))],
            ResourcePolicy = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{caller}}}"},"Action":"s3:GetObject","Resource":"*"}}""",
            ActionNames = ["s3:GetObject"],
            ResourceArns = [resource],
            CallerArn = caller,
        };
        var allowed = (await RunAsync(request)).Single();
        allowed.EvalDecision.ShouldBe("allowed");
        allowed.MatchedStatements.Single().ShouldSatisfyAllConditions(
            static each => each.SourcePolicyId.ShouldBe("ResourcePolicy"), static each => each.SourcePolicyType.ShouldBe("Resource Policy"));
        (await RunAsync(request with { CallerArn = iam.ArnOf("noor") })).Single().EvalDecision.ShouldBe("implicitDeny");

        // Across accounts both sides must allow, and each is told.
        var foreign = (await RunAsync(request with { ResourceOwner = "arn:aws:iam::999988887777:root" })).Single();
        foreign.EvalDecision.ShouldBe("implicitDeny");
        foreign.EvalDecisionDetails.ShouldBe(new Dictionary<string, string> { ["IAM Policy"] = "implicitDeny", ["Resource Policy"] = "allowed" }, ignoreOrder: true);
        await RefusedAsync("InvalidInput", request with { CallerArn = null });
    }

    [Fact]
    public async Task Long_answers_come_in_pages()
    {
        var request = new SimulateCustomPolicyRequest { PolicyInputList = [Given.Policy(Given.Allow("s3:*"))], ActionNames = ["s3:A", "s3:B", "s3:C", "s3:D", "s3:E"], MaxItems = 2 };
        List<string> seen = [];
        for (var (marker, pages) = ((string?)null, 0); pages == 0 || marker is not null; pages++)
        {
            var reply = (await iam.RunAsync(iam.Get<SimulateCustomPolicy>(), request with { Marker = marker })).ShouldBeDone();
            (reply.IsTruncated, reply.EvaluationResults.Count).ShouldBe((pages < 2, pages < 2 ? 2 : 1));
            seen.AddRange(reply.EvaluationResults.Select(static each => each.EvalActionName));
            marker = reply.Marker;
            pages.ShouldBeLessThan(3);
        }

        seen.ShouldBe(request.ActionNames);
        await RefusedAsync("ValidationError", request with { Marker = "not one of ours" });
    }

    [Fact]
    public async Task One_call_never_compares_without_end()
    {
        var many = Given.Policy([.. Enumerable.Repeat(Given.Allow("s3:*"), 2_000)]);
        var request = new SimulateCustomPolicyRequest { PolicyInputList = [many], ActionNames = [.. Enumerable.Range(0, 60).Select(static each => $"s3:A{each}")], ResourceArns = [.. Enumerable.Repeat("*", 50)] };
        (await iam.RunAsync(iam.Get<SimulateCustomPolicy>(), request)).ShouldBeDone().EvaluationResults.Count.ShouldBe(10);
        await RefusedAsync("InvalidInput", request with { ResourceArns = [.. Enumerable.Repeat("*", 501)] });
    }

    [Theory]
    [InlineData("s3:*")]
    [InlineData("GetObject")]
    [InlineData("s3:Get Object")]
    public async Task An_action_is_a_name_and_no_pattern(string action) =>
        await RefusedAsync("InvalidInput", new() { PolicyInputList = [IamStory.AllowAll], ActionNames = [action] });

    [Theory]
    [InlineData("numeric", "many")]
    [InlineData("boolean", "perhaps")]
    [InlineData("ip", "here")]
    [InlineData("binary", "?")]
    [InlineData("date", "soon")]
    [InlineData("string", "one", "two")]
    public async Task A_value_is_of_the_type_that_it_is_said_to_be(string type, params string[] values) =>
        await RefusedAsync("InvalidInput", new() { PolicyInputList = [IamStory.AllowAll], ActionNames = ["s3:GetObject"], ContextEntries = [Entry("aws:test", type, values)] });

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_the_place()
    {
        (await RefusedAsync("InvalidInput", new() { PolicyInputList = [IamStory.AllowAll, "{}"], ActionNames = ["s3:GetObject"] })).ShouldStartWith("PolicyInputList.2: ");
        await RefusedAsync("InvalidInput", new() { PolicyInputList = [IamStory.AllowAll], ActionNames = ["s3:GetObject"], PermissionsBoundaryPolicyInputList = [IamStory.AllowAll, IamStory.AllowAll] });
        await RefusedAsync("InvalidInput", new() { PolicyInputList = [IamStory.AllowAll], ActionNames = ["s3:GetObject"], CallerArn = $"arn:aws:sts::{iam.Id}:assumed-role/App/work" });
        await RefusedAsync("InvalidInput", new() { PolicyInputList = [IamStory.AllowAll], ActionNames = ["s3:GetObject"], ResourceOwner = "me" });
    }

    private static ContextEntry Entry(string name, string type, params string[] values) => new() { ContextKeyName = name, ContextKeyType = type, ContextKeyValues = values };

    private async Task<IReadOnlyList<EvaluationResult>> RunAsync(SimulateCustomPolicyRequest request) =>
        (await iam.RunAsync(iam.Get<SimulateCustomPolicy>(), request)).ShouldBeDone().EvaluationResults;

    private async Task<string> RefusedAsync(string code, SimulateCustomPolicyRequest request) =>
        (await iam.RunAsync(iam.Get<SimulateCustomPolicy>(), request)).ShouldBeRefused(code).PublicText;
}
