using System.Text.Json;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Groups;
using Gatehouse.Server.People.Directory.Memberships;
using Gatehouse.Server.People.Directory.Users;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Directory;

public sealed class StoredGroupTests
{
    [Fact]
    public async Task A_group_is_made_renamed_found_and_deleted_and_its_people_stay()
    {
        await using var store = await Store.StartAsync();
        var staff = await store.GroupAsync("Staff");
        var nora = await store.UserAsync("nora");
        var membership = await store.JoinAsync(nora, staff);
        (await store.RunAsync(store.Get<CreateGroup>(), new() { IdentityStoreId = store.Id, DisplayName = "STAFF" })).ShouldBeRefused(StoreRefusals.NameTaken);
        (await store.RunAsync(store.Get<CreateGroup>(), new() { IdentityStoreId = store.Id, DisplayName = "AWSAdministrators" })).ShouldBeRefused("ValidationError");
        (await store.RunAsync(store.Get<CreateGroup>(), new() { IdentityStoreId = store.Id })).ShouldBeRefused("ValidationError");
        (await ChangeAsync(store, staff, ("displayName", "\"All staff\""), ("description", "\"Everybody\""))).ShouldBeDone();
        (await ChangeAsync(store, staff, ("displayName", null))).ShouldBeRefused("ValidationError");

        var group = (await store.RunAsync(store.Get<DescribeGroup>(), new() { IdentityStoreId = store.Id, GroupId = staff })).ShouldBeDone();
        (group.DisplayName, group.Description).ShouldBe(("All staff", "Everybody"));
        (await store.RunAsync(store.Get<ListGroups>(), new() { IdentityStoreId = store.Id, Filters = [new() { AttributePath = "DisplayName", AttributeValue = "all STAFF" }] }))
            .ShouldBeDone().Groups.ShouldHaveSingleItem().GroupId.ShouldBe(staff);
        (await store.RunAsync(store.Get<GetGroupId>(), new() { IdentityStoreId = store.Id, AlternateIdentifier = Named("displayName", "All staff") })).ShouldBeDone().GroupId.ShouldBe(staff);

        (await store.RunAsync(store.Get<DeleteGroup>(), new() { IdentityStoreId = store.Id, GroupId = staff })).ShouldBeDone();
        (await store.RunAsync(store.Get<DescribeGroupMembership>(), new() { IdentityStoreId = store.Id, MembershipId = membership })).ShouldBeRefused("NoSuchEntity").Members!["ResourceType"].ShouldBe("GROUP_MEMBERSHIP");
        (await store.DescribeAsync(nora)).UserName.ShouldBe("nora");
    }

    [Fact]
    public async Task Memberships_are_told_from_both_sides()
    {
        await using var store = await Store.StartAsync();
        var (nora, omar) = (await store.UserAsync("nora"), await store.UserAsync("omar"));
        var (staff, board) = (await store.GroupAsync("Staff"), await store.GroupAsync("Board"));
        var first = await store.JoinAsync(nora, staff);
        await store.JoinAsync(omar, staff);
        await store.JoinAsync(nora, board);
        (await store.RunAsync(store.Get<CreateGroupMembership>(), new() { IdentityStoreId = store.Id, GroupId = staff, MemberId = new() { UserId = nora } })).ShouldBeRefused(StoreRefusals.NameTaken);

        var page = (await store.RunAsync(store.Get<ListGroupMemberships>(), new() { IdentityStoreId = store.Id, GroupId = staff, MaxResults = 1 })).ShouldBeDone();
        var rest = (await store.RunAsync(store.Get<ListGroupMemberships>(), new() { IdentityStoreId = store.Id, GroupId = staff, NextToken = page.NextToken })).ShouldBeDone();
        page.GroupMemberships.Concat(rest.GroupMemberships).Select(static each => each.MemberId.UserId).ShouldBe([nora, omar], ignoreOrder: true);
        (await store.RunAsync(store.Get<ListGroupMembershipsForMember>(), new() { IdentityStoreId = store.Id, MemberId = new() { UserId = nora } }))
            .ShouldBeDone().GroupMemberships.Select(static each => each.GroupId).ShouldBe([staff, board], ignoreOrder: true);
        (await store.RunAsync(store.Get<IsMemberInGroups>(), new() { IdentityStoreId = store.Id, MemberId = new() { UserId = omar }, GroupIds = [board, staff] }))
            .ShouldBeDone().Results.Select(static each => each.MembershipExists).ShouldBe([false, true]);
        (await store.RunAsync(store.Get<GetGroupMembershipId>(), new() { IdentityStoreId = store.Id, GroupId = staff, MemberId = new() { UserId = nora } })).ShouldBeDone().MembershipId.ShouldBe(first);
        (await store.RunAsync(store.Get<DescribeGroupMembership>(), new() { IdentityStoreId = store.Id, MembershipId = first })).ShouldBeDone().GroupId.ShouldBe(staff);

        (await store.RunAsync(store.Get<DeleteGroupMembership>(), new() { IdentityStoreId = store.Id, MembershipId = first })).ShouldBeDone();
        (await store.RunAsync(store.Get<GetGroupMembershipId>(), new() { IdentityStoreId = store.Id, GroupId = staff, MemberId = new() { UserId = nora } })).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task Nobody_of_another_directory_joins_and_no_id_of_one_opens_another()
    {
        await using var store = await Store.StartAsync();
        var other = await store.OtherAsync();
        var (nora, staff) = (await store.UserAsync("nora"), await store.GroupAsync("Staff"));
        var (mallory, ring) = (await other.UserAsync("mallory"), await other.GroupAsync("Ring"));

        (await store.RunAsync(store.Get<CreateGroupMembership>(), new() { IdentityStoreId = store.Id, GroupId = staff, MemberId = new() { UserId = mallory } })).ShouldBeRefused("NoSuchEntity");
        (await other.RunAsync(store.Get<CreateGroupMembership>(), new() { IdentityStoreId = other.Id, GroupId = ring, MemberId = new() { UserId = nora } })).ShouldBeRefused("NoSuchEntity");
        (await other.RunAsync(store.Get<DescribeUser>(), new() { IdentityStoreId = other.Id, UserId = nora })).ShouldBeRefused("NoSuchEntity");
        (await other.RunAsync(store.Get<DescribeUser>(), new() { IdentityStoreId = store.Id, UserId = nora })).ShouldBeRefused("NoSuchEntity").Members!["ResourceType"].ShouldBe("IDENTITY_STORE");
        (await other.RunAsync(store.Get<DeleteGroup>(), new() { IdentityStoreId = other.Id, GroupId = staff })).ShouldBeRefused("NoSuchEntity");
        (await other.RunAsync(store.Get<IsMemberInGroups>(), new() { IdentityStoreId = other.Id, MemberId = new() { UserId = mallory }, GroupIds = [staff] })).ShouldBeDone().Results.ShouldHaveSingleItem().MembershipExists.ShouldBeFalse();
    }

    private static AlternateIdentifier Named(string path, string value) =>
        new() { UniqueAttribute = new() { AttributePath = path, AttributeValue = JsonSerializer.SerializeToElement(value) } };

    private static Task<Gatehouse.Server.Foundation.Outcomes.Outcome<Gatehouse.Server.Foundation.Outcomes.Nothing>> ChangeAsync(Store store, string id, params (string Path, string? Json)[] changes) =>
        store.RunAsync(store.Get<UpdateGroup>(), new()
        {
            IdentityStoreId = store.Id,
            GroupId = id,
            Operations = [.. changes.Select(static change => new AttributeOperation { AttributePath = change.Path, AttributeValue = change.Json is null ? null : JsonDocument.Parse(change.Json).RootElement })],
        });
}
