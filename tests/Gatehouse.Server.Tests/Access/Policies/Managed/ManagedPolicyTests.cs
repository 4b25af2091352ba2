using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Policies.Managed;

public sealed class ManagedPolicyTests : IAsyncLifetime
{
    private IamStory story = null!;

    public async Task InitializeAsync() => story = await IamStory.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_new_policy_is_answered_with_exactly_what_the_real_service_answers()
    {
        var policy = await CreateAsync("Builders");
        policy.PolicyName.ShouldBe("Builders");
        policy.PolicyId.ShouldMatch("^ANPA[A-Z2-7]{17}$");
        policy.Arn.ShouldBe($"arn:aws:iam::{story.AccountId}:policy/Builders");
        policy.Path.ShouldBe("/");
        policy.DefaultVersionId.ShouldBe("v1");
        policy.AttachmentCount.ShouldBe(0);
        policy.PermissionsBoundaryUsageCount.ShouldBe(0);
        policy.IsAttachable.ShouldBeTrue();
        policy.CreateDate.ShouldBe(story.Host.Clock.GetUtcNow());
        policy.UpdateDate.ShouldBe(policy.CreateDate);
        policy.Description.ShouldBeNull();
        policy.Tags.ShouldBeNull();
    }

    [Fact]
    public async Task Getting_an_untagged_policy_shows_empty_tags_and_its_description()
    {
        var made = (await story.DoAsync(story.Get<CreatePolicy>(), new CreatePolicyRequest
        {
            PolicyName = "Builders",
            Path = "/teams/",
            Description = "for the builders",
            PolicyDocument = IamStory.AllowAll,
        })).Policy;
        made.Arn.ShouldBe($"arn:aws:iam::{story.AccountId}:policy/teams/Builders");
        var policy = (await story.DoAsync(story.Get<GetPolicy>(), new GetPolicyRequest { PolicyArn = made.Arn })).Policy;
        policy.Tags.ShouldBeEmpty();
        policy.Description.ShouldBe("for the builders");
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case_and_path()
    {
        await CreateAsync("Builders");
        var refusal = await story.RefusedAsync("EntityAlreadyExists", story.Get<CreatePolicy>(), new CreatePolicyRequest
        {
            PolicyName = "builders",
            Path = "/other/",
            PolicyDocument = IamStory.AllowAll,
        });
        refusal.PublicText.ShouldBe("A policy called builders already exists. Duplicate names are not allowed.");
    }

    [Fact]
    public async Task Of_many_who_create_one_name_at_the_same_time_one_succeeds()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(each => story.RunAsync(
            story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = each % 2 == 0 ? "Race" : "RACE", PolicyDocument = IamStory.AllowAll })));
        answers.Count(static answer => answer is Outcome<CreatePolicyReply>.Done).ShouldBe(1);
    }

    [Fact]
    public async Task A_policy_that_is_no_json_is_malformed_and_one_too_large_exceeds_the_quota()
    {
        (await story.RefusedAsync("MalformedPolicyDocument", story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = "a", PolicyDocument = "{\"Version\":}" }))
            .PublicText.ShouldBe("This policy contains invalid Json");
        (await story.RefusedAsync("LimitExceeded", story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = "a", PolicyDocument = Large(6145) }))
            .PublicText.ShouldBe("Cannot exceed quota for PolicySize: 6144");
        await story.DoAsync(story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = "a", PolicyDocument = Large(6144) + new string(' ', 500) });
    }

    [Fact]
    public async Task The_same_tag_key_twice_is_invalid_input() =>
        await story.RefusedAsync("InvalidInput", story.Get<CreatePolicy>(), new CreatePolicyRequest
        {
            PolicyName = "a",
            PolicyDocument = IamStory.AllowAll,
            Tags = [new() { Key = "Team", Value = "1" }, new() { Key = "team", Value = "2" }],
        });

    [Fact]
    public async Task A_sixth_version_is_refused_and_numbers_are_not_used_again()
    {
        var arn = (await CreateAsync("Builders")).Arn;
        for (var i = 2; i <= 5; i++)
        {
            (await VersionAsync(arn)).VersionId.ShouldBe($"v{i}");
        }

        await story.RefusedAsync("LimitExceeded", story.Get<CreatePolicyVersion>(), new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = IamStory.AllowAll });
        await story.DoAsync(story.Get<DeletePolicyVersion>(), new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v5" });
        var six = await VersionAsync(arn);
        six.VersionId.ShouldBe("v6");
        six.Document.ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_versions_made_at_the_same_time_only_five_are_kept()
    {
        var arn = (await CreateAsync("Builders")).Arn;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => story.RunAsync(
            story.Get<CreatePolicyVersion>(), new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = IamStory.AllowAll })));
        (await story.DoAsync(story.Get<ListPolicyVersions>(), new ListPolicyVersionsRequest { PolicyArn = arn })).Versions.Count.ShouldBe(5);
    }

    [Fact]
    public async Task The_default_version_is_what_was_set_and_cannot_be_deleted()
    {
        var arn = (await CreateAsync("Builders")).Arn;
        (await VersionAsync(arn, isDefault: true)).IsDefaultVersion.ShouldBeTrue();
        (await GetAsync(arn)).DefaultVersionId.ShouldBe("v2");
        (await story.RefusedAsync("DeleteConflict", story.Get<DeletePolicyVersion>(), new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v2" }))
            .PublicText.ShouldBe("Cannot delete the default version of a policy.");
        story.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await story.DoAsync(story.Get<SetDefaultPolicyVersion>(), new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" });
        var policy = await GetAsync(arn);
        policy.DefaultVersionId.ShouldBe("v1");
        policy.UpdateDate.ShouldBe(story.Host.Clock.GetUtcNow());
        await story.DoAsync(story.Get<DeletePolicyVersion>(), new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v2" });
    }

    [Fact]
    public async Task Versions_are_listed_newest_first_page_by_page_and_only_one_asked_for_shows_its_document()
    {
        var arn = (await CreateAsync("Builders")).Arn;
        await VersionAsync(arn);
        await VersionAsync(arn);
        var first = await story.DoAsync(story.Get<ListPolicyVersions>(), new ListPolicyVersionsRequest { PolicyArn = arn, MaxItems = 2 });
        first.Versions.Select(static each => each.VersionId).ShouldBe(["v3", "v2"]);
        first.IsTruncated.ShouldBeTrue();
        first.Versions[0].Document.ShouldBeNull();
        var second = await story.DoAsync(story.Get<ListPolicyVersions>(), new ListPolicyVersionsRequest { PolicyArn = arn, MaxItems = 2, Marker = first.Marker });
        second.Versions.Single().VersionId.ShouldBe("v1");
        second.IsTruncated.ShouldBeFalse();
        second.Marker.ShouldBeNull();
        var one = (await story.DoAsync(story.Get<GetPolicyVersion>(), new GetPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" })).PolicyVersion;
        one.Document.ShouldBe(IamStory.AllowAll);
        one.IsDefaultVersion.ShouldBeTrue();
    }

    [Fact]
    public async Task A_policy_goes_only_when_nobody_has_it_and_one_version_is_left()
    {
        var arn = (await CreateAsync("Builders")).Arn;
        await story.UserAsync("ann");
        await story.DoAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = arn });
        await story.RefusedAsync("DeleteConflict", story.Get<DeletePolicy>(), new DeletePolicyRequest { PolicyArn = arn });
        await story.DoAsync(story.Get<DetachUserPolicy>(), new DetachUserPolicyRequest { UserName = "ann", PolicyArn = arn });
        await VersionAsync(arn);
        await story.RefusedAsync("DeleteConflict", story.Get<DeletePolicy>(), new DeletePolicyRequest { PolicyArn = arn });
        await story.DoAsync(story.Get<DeletePolicyVersion>(), new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v2" });
        await story.DoAsync(story.Get<DeletePolicy>(), new DeletePolicyRequest { PolicyArn = arn });
        (await story.RefusedAsync("NoSuchEntity", story.Get<DeletePolicy>(), new DeletePolicyRequest { PolicyArn = arn }))
            .PublicText.ShouldBe($"Policy {arn} was not found.");
    }

    [Fact]
    public async Task What_is_no_arn_of_a_policy_is_told_by_every_operation_before_anything_is_looked_up()
    {
        const string none = "MyPolicy", foreign = "arn:aws:s3:::some-bucket-of-mine";
        await story.RefusedAsync("ValidationError", story.Get<GetPolicy>(), new GetPolicyRequest { PolicyArn = none });
        await story.RefusedAsync("InvalidInput", story.Get<GetPolicy>(), new GetPolicyRequest { PolicyArn = foreign });
        await story.RefusedAsync("InvalidInput", story.Get<DeletePolicy>(), new DeletePolicyRequest { PolicyArn = foreign });
        await story.RefusedAsync("InvalidInput", story.Get<CreatePolicyVersion>(), new CreatePolicyVersionRequest { PolicyArn = foreign, PolicyDocument = IamStory.AllowAll });
        await story.RefusedAsync("InvalidInput", story.Get<GetPolicyVersion>(), new GetPolicyVersionRequest { PolicyArn = foreign, VersionId = "v1" });
        await story.RefusedAsync("InvalidInput", story.Get<ListPolicyVersions>(), new ListPolicyVersionsRequest { PolicyArn = foreign });
        await story.RefusedAsync("InvalidInput", story.Get<DeletePolicyVersion>(), new DeletePolicyVersionRequest { PolicyArn = foreign, VersionId = "v1" });
        await story.RefusedAsync("InvalidInput", story.Get<SetDefaultPolicyVersion>(), new SetDefaultPolicyVersionRequest { PolicyArn = foreign, VersionId = "v1" });
        await story.RefusedAsync("InvalidInput", story.Get<ListEntitiesForPolicy>(), new ListEntitiesForPolicyRequest { PolicyArn = foreign });
        await story.RefusedAsync("InvalidInput", story.Get<TagPolicy>(), new TagPolicyRequest { PolicyArn = foreign, Tags = [] });
    }

    [Fact]
    public async Task Another_accounts_policy_is_not_found_by_any_operation()
    {
        var arn = (await CreateAsync("Builders")).Arn;
        var stranger = await story.StrangerAsync();
        await story.RefusedAsync("NoSuchEntity", story.Get<GetPolicy>(), new GetPolicyRequest { PolicyArn = arn }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<DeletePolicy>(), new DeletePolicyRequest { PolicyArn = arn }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<GetPolicyVersion>(), new GetPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<ListPolicyVersions>(), new ListPolicyVersionsRequest { PolicyArn = arn }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<DeletePolicyVersion>(), new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v1" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<SetDefaultPolicyVersion>(), new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<CreatePolicyVersion>(), new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = IamStory.AllowAll }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<ListEntitiesForPolicy>(), new ListEntitiesForPolicyRequest { PolicyArn = arn }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<TagPolicy>(), new TagPolicyRequest { PolicyArn = arn, Tags = [] }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<UntagPolicy>(), new UntagPolicyRequest { PolicyArn = arn, TagKeys = [] }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<ListPolicyTags>(), new ListPolicyTagsRequest { PolicyArn = arn }, stranger);
        (await story.DoAsync(story.Get<ListPolicies>(), new ListPoliciesRequest { Scope = "Local" }, stranger)).Policies.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_that_was_never_made_is_not_found()
    {
        var arn = (await CreateAsync("Builders")).Arn;
        await story.RefusedAsync("NoSuchEntity", story.Get<GetPolicyVersion>(), new GetPolicyVersionRequest { PolicyArn = arn, VersionId = "v9" });
        await story.RefusedAsync("NoSuchEntity", story.Get<DeletePolicyVersion>(), new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v9" });
        await story.RefusedAsync("NoSuchEntity", story.Get<SetDefaultPolicyVersion>(), new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "v99999999999999999999" });
    }

    [Fact]
    public async Task Tags_merge_and_policies_are_asked_about_those_given_and_those_there()
    {
        var arn = (await CreateAsync("Builders")).Arn;
        await story.DoAsync(story.Get<TagPolicy>(), new TagPolicyRequest { PolicyArn = arn, Tags = [new() { Key = "team", Value = "blue" }] });
        var request = new TagPolicyRequest { PolicyArn = arn, Tags = [new() { Key = "Team", Value = "red" }, new() { Key = "cost", Value = "7" }] };
        var check = (await story.ChecksAsync(story.Get<TagPolicy>(), request)).Single();
        check.Resource.ShouldBe(arn);
        check.Conditions["aws:ResourceTag/team"].ShouldBe(["blue"]);
        check.Conditions["aws:RequestTag/Team"].ShouldBe(["red"]);
        check.Conditions["aws:TagKeys"].ShouldBe(["Team", "cost"]);
        await story.DoAsync(story.Get<TagPolicy>(), request);
        await story.DoAsync(story.Get<UntagPolicy>(), new UntagPolicyRequest { PolicyArn = arn, TagKeys = ["COST", "unknown"] });
        (await story.DoAsync(story.Get<ListPolicyTags>(), new ListPolicyTagsRequest { PolicyArn = arn })).Tags
            .ShouldBe([new Tag { Key = "Team", Value = "red" }]);
        await story.RefusedAsync("LimitExceeded", story.Get<TagPolicy>(), new TagPolicyRequest
        {
            PolicyArn = arn,
            Tags = [.. Enumerable.Range(0, 50).Select(static each => new Tag { Key = $"k{each}", Value = "" })],
        });
    }

    private static string Large(int size)
    {
        const string head = """{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Action":"*","Resource":" """, tail = "\"}]}";
        var start = head.TrimEnd() + "arn:aws:s3:::";
        return start + new string('x', size - start.Count(static each => !char.IsWhiteSpace(each)) - tail.Length) + tail;
    }

    private async Task<PolicyItem> CreateAsync(string name) =>
        (await story.DoAsync(story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = name, PolicyDocument = IamStory.AllowAll })).Policy;

    private async Task<PolicyItem> GetAsync(string arn) => (await story.DoAsync(story.Get<GetPolicy>(), new GetPolicyRequest { PolicyArn = arn })).Policy;

    private async Task<PolicyVersionItem> VersionAsync(string arn, bool isDefault = false) =>
        (await story.DoAsync(story.Get<CreatePolicyVersion>(), new CreatePolicyVersionRequest
        {
            PolicyArn = arn,
            PolicyDocument = IamStory.AllowAll,
            SetAsDefault = isDefault,
        })).PolicyVersion;
}
