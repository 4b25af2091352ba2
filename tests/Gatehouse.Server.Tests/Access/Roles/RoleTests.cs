using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.InstanceProfiles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Roles;

public sealed class RoleTests : IAsyncLifetime
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    private IamStory story = null!;

    public async Task InitializeAsync() => story = await IamStory.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_new_role_is_answered_with_exactly_what_the_real_service_answers()
    {
        var role = await story.RoleAsync("app");
        role.Path.ShouldBe("/");
        role.RoleName.ShouldBe("app");
        role.RoleId.ShouldMatch("^AROA[A-Z2-7]{17}$");
        role.Arn.ShouldBe($"arn:aws:iam::{story.AccountId}:role/app");
        role.CreateDate.ShouldBe(story.Host.Clock.GetUtcNow());
        role.AssumeRolePolicyDocument.ShouldBe(IamStory.Trust);
        role.MaxSessionDuration.ShouldBeNull();
        role.RoleLastUsed.ShouldBeNull();
        role.Tags.ShouldBeNull();
        role.Description.ShouldBeNull();
        role.PermissionsBoundary.ShouldBeNull();
    }

    [Fact]
    public async Task Getting_a_role_adds_the_session_length_and_an_empty_last_use()
    {
        await story.RoleAsync("app");
        var role = await GetAsync("app");
        role.MaxSessionDuration.ShouldBe(3600);
        role.RoleLastUsed.ShouldBe(new RoleLastUsed(null, null));
        role.Tags.ShouldBeNull();
        role.Description.ShouldBeNull();
    }

    [Fact]
    public async Task Tags_boundary_and_description_are_shown_by_create_and_get_and_left_out_of_lists()
    {
        var made = (await story.DoAsync(story.Get<CreateRole>(), new CreateRoleRequest
        {
            RoleName = "app",
            AssumeRolePolicyDocument = IamStory.Trust,
            Description = "what it is for",
            MaxSessionDuration = 7200,
            PermissionsBoundary = Administrator,
            Tags = [new() { Key = "team", Value = "blue" }],
        })).Role;
        foreach (var role in new[] { made, await GetAsync("app") })
        {
            role.Tags.ShouldBe([new Tag { Key = "team", Value = "blue" }]);
            role.PermissionsBoundary.ShouldNotBeNull().PermissionsBoundaryArn.ShouldBe(Administrator);
            role.Description.ShouldBe("what it is for");
            role.MaxSessionDuration.ShouldBe(7200);
        }

        var listed = (await story.DoAsync(story.Get<ListRoles>(), new ListRolesRequest())).Roles.Single();
        listed.Tags.ShouldBeNull();
        listed.PermissionsBoundary.ShouldBeNull();
        listed.RoleLastUsed.ShouldBeNull();
        listed.MaxSessionDuration.ShouldBe(7200);
        listed.Description.ShouldBe("what it is for");
    }

    [Fact]
    public async Task A_path_prefix_is_a_plain_prefix_and_the_arn_holds_the_path()
    {
        var role = (await story.DoAsync(story.Get<CreateRole>(), new CreateRoleRequest { RoleName = "app", Path = "/myPath/", AssumeRolePolicyDocument = IamStory.Trust })).Role;
        role.Path.ShouldBe("/myPath/");
        role.Arn.ShouldBe($"arn:aws:iam::{story.AccountId}:role/myPath/app");
        await story.RoleAsync("other");
        (await story.DoAsync(story.Get<ListRoles>(), new ListRolesRequest { PathPrefix = "/my" })).Roles.Single().RoleName.ShouldBe("app");
        (await story.DoAsync(story.Get<ListRoles>(), new ListRolesRequest { PathPrefix = "/MY" })).Roles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Roles_are_listed_page_by_page_in_the_order_of_their_names()
    {
        foreach (var name in new[] { "delta", "Alpha", "charlie", "Bravo" })
        {
            await story.RoleAsync(name);
        }

        var first = await story.DoAsync(story.Get<ListRoles>(), new ListRolesRequest { MaxItems = 3 });
        first.Roles.Select(static each => each.RoleName).ShouldBe(["Alpha", "Bravo", "charlie"]);
        first.IsTruncated.ShouldBeTrue();
        var second = await story.DoAsync(story.Get<ListRoles>(), new ListRolesRequest { MaxItems = 3, Marker = first.Marker });
        second.Roles.Single().RoleName.ShouldBe("delta");
        second.IsTruncated.ShouldBeFalse();
        second.Marker.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Sid":"","Effect":"Allow","Principal":{"AWS":["111122223333"]},"Action":["sts:AssumeRole"]}}""")]
    public async Task A_trust_policy_keeps_the_form_it_was_given_in(string trust)
    {
        await story.RoleAsync("app");
        (await story.DoAsync(story.Get<UpdateAssumeRolePolicy>(), new UpdateAssumeRolePolicyRequest { RoleName = "app", PolicyDocument = trust })).ShouldBe(Nothing.Value);
        (await GetAsync("app")).AssumeRolePolicyDocument.ShouldBe(trust);
    }

    [Fact]
    public async Task A_trust_policy_with_a_trailing_comma_is_malformed_and_one_too_large_exceeds_the_quota()
    {
        const string broken = """{"Version":"2012-10-17","Statement":[],}""";
        (await story.RefusedAsync("MalformedPolicyDocument", story.Get<CreateRole>(), new CreateRoleRequest { RoleName = "app", AssumeRolePolicyDocument = broken }))
            .PublicText.ShouldBe("This policy contains invalid Json");
        await story.RoleAsync("app");
        await story.RefusedAsync("MalformedPolicyDocument", story.Get<UpdateAssumeRolePolicy>(), new UpdateAssumeRolePolicyRequest { RoleName = "app", PolicyDocument = broken });
        var large = IamStory.Trust.Replace("ec2", new string('x', 2048), StringComparison.Ordinal);
        (await story.RefusedAsync("LimitExceeded", story.Get<UpdateAssumeRolePolicy>(), new UpdateAssumeRolePolicyRequest { RoleName = "app", PolicyDocument = large }))
            .PublicText.ShouldBe("Cannot exceed quota for ACLSizePerRole: 2048");
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case_also_in_a_race()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(each => story.RunAsync(
            story.Get<CreateRole>(), new CreateRoleRequest { RoleName = each % 2 == 0 ? "race" : "RACE", AssumeRolePolicyDocument = IamStory.Trust })));
        answers.Count(static each => each is Outcome<CreateRoleReply>.Done).ShouldBe(1);
        var name = (await story.DoAsync(story.Get<ListRoles>(), new ListRolesRequest())).Roles.Single().RoleName;
        (await story.RefusedAsync("EntityAlreadyExists", story.Get<CreateRole>(), new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = IamStory.Trust }))
            .PublicText.ShouldBe($"Role with name {name} already exists.");
    }

    [Fact]
    public async Task An_arn_in_the_wrong_case_or_path_names_no_role()
    {
        var role = await story.RoleAsync("App");
        (await story.ReadAsync(session => RoleStore.FindByArnAsync(session, story.Account.Id, role.Arn))).ShouldNotBeNull();
        (await story.ReadAsync(session => RoleStore.FindByArnAsync(session, story.Account.Id, role.Arn.Replace("App", "app", StringComparison.Ordinal)))).ShouldBeNull();
        (await story.ReadAsync(session => RoleStore.FindByArnAsync(session, story.Account.Id, role.Arn.Replace("/App", "/x/App", StringComparison.Ordinal)))).ShouldBeNull();
    }

    [Fact]
    public async Task A_role_goes_only_when_nothing_hangs_on_it()
    {
        await story.RoleAsync("app");
        await story.DoAsync(story.Get<AttachRolePolicy>(), new AttachRolePolicyRequest { RoleName = "app", PolicyArn = Administrator });
        (await story.RefusedAsync("DeleteConflict", story.Get<DeleteRole>(), new DeleteRoleRequest { RoleName = "app" })).PublicText.ShouldBe("Cannot delete entity, must detach all policies first.");
        await story.DoAsync(story.Get<DetachRolePolicy>(), new DetachRolePolicyRequest { RoleName = "app", PolicyArn = Administrator });
        await story.DoAsync(story.Get<PutRolePolicy>(), new PutRolePolicyRequest { RoleName = "app", PolicyName = "a", PolicyDocument = IamStory.AllowAll });
        (await story.RefusedAsync("DeleteConflict", story.Get<DeleteRole>(), new DeleteRoleRequest { RoleName = "app" })).PublicText.ShouldBe("Cannot delete entity, must delete policies first.");
        await story.DoAsync(story.Get<DeleteRolePolicy>(), new DeleteRolePolicyRequest { RoleName = "app", PolicyName = "a" });
        await story.DoAsync(story.Get<CreateInstanceProfile>(), new CreateInstanceProfileRequest { InstanceProfileName = "machines" });
        await story.DoAsync(story.Get<AddRoleToInstanceProfile>(), new AddRoleToInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "app" });
        (await story.RefusedAsync("DeleteConflict", story.Get<DeleteRole>(), new DeleteRoleRequest { RoleName = "app" })).PublicText.ShouldBe("Cannot delete entity, must remove roles from instance profile first.");
        await story.DoAsync(story.Get<RemoveRoleFromInstanceProfile>(), new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "app" });
        await story.DoAsync(story.Get<DeleteRole>(), new DeleteRoleRequest { RoleName = "app" });
        (await story.RefusedAsync("NoSuchEntity", story.Get<GetRole>(), new GetRoleRequest { RoleName = "app" })).PublicText.ShouldBe("The role with name app cannot be found.");
    }

    [Fact]
    public async Task A_name_used_again_is_another_role_without_the_first_ones_tags()
    {
        var first = await story.RoleAsync("app");
        await story.DoAsync(story.Get<TagRole>(), new TagRoleRequest { RoleName = "app", Tags = [new() { Key = "a", Value = "b" }] });
        await story.DoAsync(story.Get<DeleteRole>(), new DeleteRoleRequest { RoleName = "app" });
        (await story.RoleAsync("app")).RoleId.ShouldNotBe(first.RoleId);
        (await GetAsync("app")).Tags.ShouldBeNull();
        (await story.ReadAsync(session => TagStore.CountAsync(session, first.RoleId))).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_updated_changes_and_what_is_left_out_stays()
    {
        await story.RoleAsync("app");
        await story.DoAsync(story.Get<UpdateRole>(), new UpdateRoleRequest { RoleName = "app", Description = "one", MaxSessionDuration = 43200 });
        await story.DoAsync(story.Get<UpdateRole>(), new UpdateRoleRequest { RoleName = "app" });
        (await GetAsync("app")).MaxSessionDuration.ShouldBe(43200);
        (await story.DoAsync(story.Get<UpdateRoleDescription>(), new UpdateRoleDescriptionRequest { RoleName = "app", Description = "two" })).Role.Description.ShouldBe("two");
        (await GetAsync("app")).Description.ShouldBe("two");
    }

    [Fact]
    public async Task Tags_merge_page_and_are_limited()
    {
        await story.RoleAsync("app");
        await story.DoAsync(story.Get<TagRole>(), new TagRoleRequest { RoleName = "app", Tags = [new() { Key = "a", Value = "1" }, new() { Key = "b", Value = "2" }] });
        await story.DoAsync(story.Get<UntagRole>(), new UntagRoleRequest { RoleName = "app", TagKeys = ["A", "unknown"] });
        await story.DoAsync(story.Get<TagRole>(), new TagRoleRequest { RoleName = "app", Tags = [new() { Key = "c", Value = "3" }] });
        var page = await story.DoAsync(story.Get<ListRoleTags>(), new ListRoleTagsRequest { RoleName = "app", MaxItems = 1 });
        page.Tags.Single().Key.ShouldBe("b");
        (await story.DoAsync(story.Get<ListRoleTags>(), new ListRoleTagsRequest { RoleName = "app", Marker = page.Marker })).Tags.Single().Key.ShouldBe("c");
        await story.RefusedAsync("LimitExceeded", story.Get<TagRole>(), new TagRoleRequest { RoleName = "app", Tags = [.. Enumerable.Range(0, 49).Select(static each => new Tag { Key = $"k{each}", Value = "" })] });
        await story.RefusedAsync("InvalidInput", story.Get<TagRole>(), new TagRoleRequest { RoleName = "app", Tags = [new() { Key = "x", Value = "" }, new() { Key = "X", Value = "" }] });
        await story.RefusedAsync("InvalidInput", story.Get<CreateRole>(), new CreateRoleRequest { RoleName = "b", AssumeRolePolicyDocument = IamStory.Trust, Tags = [new() { Key = "x", Value = "" }, new() { Key = "X", Value = "" }] });
    }

    [Fact]
    public async Task The_last_use_is_kept_and_an_older_one_never_hides_it()
    {
        var role = await story.RoleAsync("app");
        var at = story.Host.Clock.GetUtcNow();
        var uses = story.Get<RoleUses>();
        uses.Note(role.RoleId, "eu-central-1");
        await uses.FlushAsync();
        (await GetAsync("app")).RoleLastUsed.ShouldBe(new RoleLastUsed(at, "eu-central-1"));
        await story.Host.Database.WriteAsync(session => RoleStore.TouchAsync(session, role.RoleId, at.AddMinutes(-1), "us-east-1"));
        (await GetAsync("app")).RoleLastUsed.ShouldBe(new RoleLastUsed(at, "eu-central-1"));
    }

    [Fact]
    public async Task A_role_that_the_identity_center_made_is_not_modified_by_anybody_else()
    {
        const string name = "AWSReservedSSO_Admins_0123456789abcdef";
        await story.ReservedRoleAsync(name);
        List<Refusal> refusals =
        [
            await story.RefusedAsync("UnmodifiableEntity", story.Get<DeleteRole>(), new DeleteRoleRequest { RoleName = name }),
            await story.RefusedAsync("UnmodifiableEntity", story.Get<UpdateRole>(), new UpdateRoleRequest { RoleName = name }),
            await story.RefusedAsync("UnmodifiableEntity", story.Get<UpdateRoleDescription>(), new UpdateRoleDescriptionRequest { RoleName = name, Description = "" }),
            await story.RefusedAsync("UnmodifiableEntity", story.Get<UpdateAssumeRolePolicy>(), new UpdateAssumeRolePolicyRequest { RoleName = name, PolicyDocument = IamStory.Trust }),
            await story.RefusedAsync("UnmodifiableEntity", story.Get<AttachRolePolicy>(), new AttachRolePolicyRequest { RoleName = name, PolicyArn = Administrator }),
            await story.RefusedAsync("UnmodifiableEntity", story.Get<DetachRolePolicy>(), new DetachRolePolicyRequest { RoleName = name, PolicyArn = Administrator }),
            await story.RefusedAsync("UnmodifiableEntity", story.Get<PutRolePolicy>(), new PutRolePolicyRequest { RoleName = name, PolicyName = "a", PolicyDocument = IamStory.AllowAll }),
            await story.RefusedAsync("UnmodifiableEntity", story.Get<DeleteRolePolicy>(), new DeleteRolePolicyRequest { RoleName = name, PolicyName = "a" }),
            await story.RefusedAsync("UnmodifiableEntity", story.Get<PutRolePermissionsBoundary>(), new PutRolePermissionsBoundaryRequest { RoleName = name, PermissionsBoundary = Administrator }),
            await story.RefusedAsync("UnmodifiableEntity", story.Get<DeleteRolePermissionsBoundary>(), new DeleteRolePermissionsBoundaryRequest { RoleName = name }),
        ];
        refusals.ShouldAllBe(static each => each.PublicText.Contains($"protected role '{name}'"));
    }

    [Theory]
    [InlineData("/aws-reserved/sso.amazonaws.com/")]
    [InlineData("/aws-service-role/sso.amazonaws.com/")]
    public async Task Nobody_makes_a_role_that_looks_like_a_services_own(string path) =>
        await story.RefusedAsync("InvalidInput", story.Get<CreateRole>(), new CreateRoleRequest { RoleName = "mine", Path = path, AssumeRolePolicyDocument = IamStory.Trust });

    [Fact]
    public async Task Another_accounts_role_is_not_found_by_any_operation()
    {
        await story.RoleAsync("app");
        var stranger = await story.StrangerAsync();
        await story.RefusedAsync("NoSuchEntity", story.Get<GetRole>(), new GetRoleRequest { RoleName = "app" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteRole>(), new DeleteRoleRequest { RoleName = "app" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<UpdateRole>(), new UpdateRoleRequest { RoleName = "app" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<UpdateRoleDescription>(), new UpdateRoleDescriptionRequest { RoleName = "app", Description = "" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<UpdateAssumeRolePolicy>(), new UpdateAssumeRolePolicyRequest { RoleName = "app", PolicyDocument = IamStory.Trust }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<TagRole>(), new TagRoleRequest { RoleName = "app", Tags = [] }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<UntagRole>(), new UntagRoleRequest { RoleName = "app", TagKeys = [] }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<ListRoleTags>(), new ListRoleTagsRequest { RoleName = "app" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<GetRolePolicy>(), new GetRolePolicyRequest { RoleName = "app", PolicyName = "a" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<PutRolePermissionsBoundary>(), new PutRolePermissionsBoundaryRequest { RoleName = "app", PermissionsBoundary = Administrator }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<ListInstanceProfilesForRole>(), new ListInstanceProfilesForRoleRequest { RoleName = "app" }, stranger);
        (await story.DoAsync(story.Get<ListRoles>(), new ListRolesRequest(), stranger)).Roles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Policies_are_asked_about_the_roles_arn_its_tags_and_its_boundary()
    {
        var create = new CreateRoleRequest
        {
            RoleName = "app",
            Path = "/x/",
            AssumeRolePolicyDocument = IamStory.Trust,
            PermissionsBoundary = Administrator,
            Tags = [new() { Key = "team", Value = "blue" }],
        };
        var checks = await story.ChecksAsync(story.Get<CreateRole>(), create);
        checks.Select(static check => check.Action).ShouldBe(["iam:CreateRole", "iam:TagRole"]);
        var asked = checks[0];
        asked.Resource.ShouldBe($"arn:aws:iam::{story.AccountId}:role/x/app");
        asked.Conditions["aws:RequestTag/team"].ShouldBe(["blue"]);
        asked.Conditions["iam:PermissionsBoundary"].ShouldBe([Administrator]);
        await story.DoAsync(story.Get<CreateRole>(), create);
        var later = (await story.ChecksAsync(story.Get<PutRolePolicy>(), new PutRolePolicyRequest { RoleName = "APP", PolicyName = "a", PolicyDocument = IamStory.AllowAll })).Single();
        later.Resource.ShouldBe($"arn:aws:iam::{story.AccountId}:role/x/app");
        later.Conditions["aws:ResourceTag/team"].ShouldBe(["blue"]);
        later.Conditions["iam:PermissionsBoundary"].ShouldBe([Administrator]);
    }

    private async Task<RoleItem> GetAsync(string name) => (await story.DoAsync(story.Get<GetRole>(), new GetRoleRequest { RoleName = name })).Role;
}
