using Gatehouse.Server.Access.Roles.InstanceProfiles;
using Gatehouse.Server.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Roles.InstanceProfiles;

public sealed class InstanceProfileTests : IAsyncLifetime
{
    private IamStory story = null!;

    public async Task InitializeAsync() => story = await IamStory.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_profile_holds_one_role_and_shows_it()
    {
        var made = await CreateAsync("machines");
        made.InstanceProfileId.ShouldMatch("^AIPA[A-Z2-7]{17}$");
        made.Arn.ShouldBe($"arn:aws:iam::{story.AccountId}:instance-profile/machines");
        made.Roles.ShouldBeEmpty();
        await story.RoleAsync("app");
        await story.RoleAsync("other");
        await AddAsync("app");
        (await story.RefusedAsync("LimitExceeded", story.Get<AddRoleToInstanceProfile>(), new AddRoleToInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "other" }))
            .PublicText.ShouldBe("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        var got = (await story.DoAsync(story.Get<GetInstanceProfile>(), new GetInstanceProfileRequest { InstanceProfileName = "machines" })).InstanceProfile;
        got.Roles.Single().RoleName.ShouldBe("app");
        (await story.DoAsync(story.Get<ListInstanceProfiles>(), new ListInstanceProfilesRequest())).InstanceProfiles.Single().Roles.Single().RoleName.ShouldBe("app");
        (await story.DoAsync(story.Get<ListInstanceProfilesForRole>(), new ListInstanceProfilesForRoleRequest { RoleName = "app" })).InstanceProfiles.Single().InstanceProfileName.ShouldBe("machines");
        await story.RefusedAsync("DeleteConflict", story.Get<DeleteInstanceProfile>(), new DeleteInstanceProfileRequest { InstanceProfileName = "machines" });
        await story.RefusedAsync("NoSuchEntity", story.Get<RemoveRoleFromInstanceProfile>(), new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "other" });
        await story.DoAsync(story.Get<RemoveRoleFromInstanceProfile>(), new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "app" });
        await story.DoAsync(story.Get<DeleteInstanceProfile>(), new DeleteInstanceProfileRequest { InstanceProfileName = "machines" });
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteInstanceProfile>(), new DeleteInstanceProfileRequest { InstanceProfileName = "machines" });
    }

    [Fact]
    public async Task Giving_a_role_to_machines_asks_whether_the_caller_may_pass_it()
    {
        await CreateAsync("machines");
        await story.RoleAsync("app");
        var asked = await story.ChecksAsync(story.Get<AddRoleToInstanceProfile>(), new AddRoleToInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "app" });
        asked.Count.ShouldBe(2);
        asked[0].Action.ShouldBe("iam:AddRoleToInstanceProfile");
        asked[0].Resource.ShouldBe($"arn:aws:iam::{story.AccountId}:instance-profile/machines");
        asked[1].Action.ShouldBe("iam:PassRole");
        asked[1].Resource.ShouldBe($"arn:aws:iam::{story.AccountId}:role/app");
        asked[1].Conditions["iam:PassedToService"].ShouldBe(["ec2.amazonaws.com"]);
    }

    [Fact]
    public async Task Tagging_merges_and_untagging_an_unknown_key_is_no_error()
    {
        await CreateAsync("machines");
        var first = new TagInstanceProfileRequest { InstanceProfileName = "machines", Tags = [new() { Key = "a", Value = "1" }, new() { Key = "b", Value = "2" }] };
        await story.DoAsync(story.Get<TagInstanceProfile>(), first);
        await story.DoAsync(story.Get<TagInstanceProfile>(), first);
        await story.DoAsync(story.Get<TagInstanceProfile>(), new TagInstanceProfileRequest { InstanceProfileName = "machines", Tags = [new() { Key = "b", Value = "3" }, new() { Key = "c", Value = "4" }] });
        await story.DoAsync(story.Get<UntagInstanceProfile>(), new UntagInstanceProfileRequest { InstanceProfileName = "machines", TagKeys = ["a", "unknown"] });
        (await story.DoAsync(story.Get<ListInstanceProfileTags>(), new ListInstanceProfileTagsRequest { InstanceProfileName = "machines" })).Tags
            .ShouldBe([new Tag { Key = "b", Value = "3" }, new Tag { Key = "c", Value = "4" }]);
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        await CreateAsync("machines");
        await story.RefusedAsync("EntityAlreadyExists", story.Get<CreateInstanceProfile>(), new CreateInstanceProfileRequest { InstanceProfileName = "Machines" });
    }

    [Fact]
    public async Task A_services_own_role_is_not_given_to_machines()
    {
        await CreateAsync("machines");
        await story.ReservedRoleAsync("AWSReservedSSO_a");
        await story.RefusedAsync("UnmodifiableEntity", story.Get<AddRoleToInstanceProfile>(), new AddRoleToInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "AWSReservedSSO_a" });
        await story.RefusedAsync("NoSuchEntity", story.Get<AddRoleToInstanceProfile>(), new AddRoleToInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "none" });
    }

    [Fact]
    public async Task Another_accounts_profile_is_not_found_by_any_operation()
    {
        await CreateAsync("machines");
        var stranger = await story.StrangerAsync();
        await story.RefusedAsync("NoSuchEntity", story.Get<GetInstanceProfile>(), new GetInstanceProfileRequest { InstanceProfileName = "machines" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteInstanceProfile>(), new DeleteInstanceProfileRequest { InstanceProfileName = "machines" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<AddRoleToInstanceProfile>(), new AddRoleToInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "a" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<RemoveRoleFromInstanceProfile>(), new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = "machines", RoleName = "a" }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<TagInstanceProfile>(), new TagInstanceProfileRequest { InstanceProfileName = "machines", Tags = [] }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<ListInstanceProfileTags>(), new ListInstanceProfileTagsRequest { InstanceProfileName = "machines" }, stranger);
        (await story.DoAsync(story.Get<ListInstanceProfiles>(), new ListInstanceProfilesRequest(), stranger)).InstanceProfiles.ShouldBeEmpty();
    }

    private async Task<InstanceProfileItem> CreateAsync(string name) =>
        (await story.DoAsync(story.Get<CreateInstanceProfile>(), new CreateInstanceProfileRequest { InstanceProfileName = name })).InstanceProfile;

    private Task AddAsync(string role) =>
        story.DoAsync(story.Get<AddRoleToInstanceProfile>(), new AddRoleToInstanceProfileRequest { InstanceProfileName = "machines", RoleName = role });
}
