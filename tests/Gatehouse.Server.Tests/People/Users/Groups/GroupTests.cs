using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.Groups;

public sealed class GroupTests
{
    [Fact]
    public async Task A_group_is_made_found_renamed_and_deleted()
    {
        await using var iam = await Iam.StartAsync();
        var made = (await iam.RunAsync(iam.Get<CreateGroup>(), new() { GroupName = "Builders", Path = "/teams/" })).ShouldBeDone().Group;
        made.GroupId.ShouldMatch("^AGPA[A-Z2-7]{17}$");
        made.ShouldBe(new GroupView("/teams/", "Builders", made.GroupId, $"arn:aws:iam::{iam.Id}:group/teams/Builders", iam.Host.Clock.GetUtcNow()));
        (await iam.RunAsync(iam.Get<UpdateGroup>(), new() { GroupName = "builders", NewGroupName = "BUILDERS", NewPath = "/" })).ShouldBeDone();
        var found = (await iam.RunAsync(iam.Get<GetGroup>(), new() { GroupName = "builders" })).ShouldBeDone();
        (found.Group.Arn, found.Group.GroupId, found.Users.Count, found.IsTruncated).ShouldBe(($"arn:aws:iam::{iam.Id}:group/BUILDERS", made.GroupId, 0, false));
        (await iam.RunAsync(iam.Get<DeleteGroup>(), new() { GroupName = "builders" })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<GetGroup>(), new() { GroupName = "builders" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe("The group with name builders cannot be found.");
    }

    [Fact]
    public async Task Unknown_groups_and_users_are_refused_everywhere()
    {
        await using var iam = await Iam.StartAsync();
        await iam.GroupAsync();
        (await iam.RunAsync(iam.Get<UpdateGroup>(), new() { GroupName = "x" })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<DeleteGroup>(), new() { GroupName = "x" })).ShouldBeRefused("NoSuchEntity");
        (await iam.JoinAsync("nobody", "x")).ShouldBeRefused("NoSuchEntity").PublicText.ShouldContain("group");
        (await iam.JoinAsync("nobody", "Builders")).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe("The user with name nobody cannot be found.");
        (await iam.RunAsync(iam.Get<RemoveUserFromGroup>(), new() { GroupName = "Builders", UserName = "nobody" })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<ListGroupsForUser>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity");
        await iam.UserAsync();
        (await iam.RunAsync(iam.Get<RemoveUserFromGroup>(), new() { GroupName = "Builders", UserName = "alice" })).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task A_group_name_is_taken_whatever_its_case()
    {
        await using var iam = await Iam.StartAsync();
        await iam.GroupAsync();
        await iam.GroupAsync("Painters");
        (await iam.RunAsync(iam.Get<CreateGroup>(), new() { GroupName = "BUILDERS" })).ShouldBeRefused("EntityAlreadyExists").PublicText.ShouldBe("Group with name Builders already exists.");
        (await iam.RunAsync(iam.Get<UpdateGroup>(), new() { GroupName = "Painters", NewGroupName = "builders" })).ShouldBeRefused("EntityAlreadyExists");
    }

    [Fact]
    public async Task The_301st_group_is_one_too_many_even_from_all_cores_at_the_same_time()
    {
        await using var iam = await Iam.StartAsync();
        var outcomes = new List<Outcome<CreateGroupReply>>();
        foreach (var round in Enumerable.Range(0, 304).Chunk(16))
        {
            outcomes.AddRange(await Task.WhenAll(round.Select(each => Task.Run(() => iam.RunAsync(iam.Get<CreateGroup>(), new() { GroupName = $"group-{each}" })))));
        }

        outcomes.Count(static each => each is Outcome<CreateGroupReply>.Done).ShouldBe(300);
        outcomes.OfType<Outcome<CreateGroupReply>.Refused>().ShouldAllBe(static each => each.Refusal.PublicText == "Cannot exceed quota for GroupsPerAccount: 300");
        var page = (await iam.RunAsync(iam.Get<ListGroups>(), new() { MaxItems = 299 })).ShouldBeDone();
        (page.Groups.Count, page.IsTruncated).ShouldBe((299, true));
        (await iam.RunAsync(iam.Get<ListGroups>(), new() { MaxItems = 299, Marker = page.Marker })).ShouldBeDone().Groups.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_user_is_in_ten_groups_at_most_even_from_all_cores_at_the_same_time()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        for (var each = 0; each < 12; each++)
        {
            await iam.GroupAsync($"g{each:D2}");
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(each => Task.Run(() => iam.JoinAsync("alice", $"g{each:D2}"))));
        outcomes.Count(static each => each is Outcome<Nothing>.Done).ShouldBe(10);
        outcomes.OfType<Outcome<Nothing>.Refused>().ShouldAllBe(static each => each.Refusal.Code == "LimitExceeded" && each.Refusal.PublicText == "Cannot exceed quota for GroupsPerUser: 10");
        var groups = (await iam.RunAsync(iam.Get<ListGroupsForUser>(), new() { UserName = "alice" })).ShouldBeDone();
        (groups.Groups.Count, groups.IsTruncated).ShouldBe((10, false));
        (await iam.JoinAsync("alice", groups.Groups[0].GroupName)).ShouldBeDone();
    }

    [Fact]
    public async Task The_members_of_a_group_are_paged_and_it_is_not_deleted_before_they_left()
    {
        await using var iam = await Iam.StartAsync();
        await iam.GroupAsync();
        foreach (var name in new[] { "carol", "Alice", "bob" })
        {
            await iam.UserAsync(name);
            (await iam.JoinAsync(name, "Builders")).ShouldBeDone();
        }

        var page = (await iam.RunAsync(iam.Get<GetGroup>(), new() { GroupName = "Builders", MaxItems = 2 })).ShouldBeDone();
        page.Users.Select(static user => user.UserName).ShouldBe(["Alice", "bob"]);
        page = (await iam.RunAsync(iam.Get<GetGroup>(), new() { GroupName = "Builders", MaxItems = 2, Marker = page.Marker })).ShouldBeDone();
        page.Users.Select(static user => user.UserName).ShouldBe(["carol"]);
        (await iam.RunAsync(iam.Get<DeleteGroup>(), new() { GroupName = "Builders" })).ShouldBeRefused("DeleteConflict")
            .PublicText.ShouldBe("Cannot delete entity, must remove users from group first.");
    }

    [Fact]
    public async Task ListGroupsForUser_shows_path_name_id_arn_and_date_of_each()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var made = await iam.GroupAsync();
        (await iam.JoinAsync("alice", "builders")).ShouldBeDone();
        (await iam.RunAsync(iam.Get<ListGroupsForUser>(), new() { UserName = "alice" })).ShouldBeDone().Groups.ShouldBe([made]);
    }
}
