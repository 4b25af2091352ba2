using System.Text.Json;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Users;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Directory;

public sealed class StoredUserTests
{
    [Fact]
    public async Task A_person_is_made_described_changed_by_paths_and_deleted()
    {
        await using var store = await Store.StartAsync();
        var id = await store.UserAsync("nora");
        id.ShouldStartWith(store.Id[2..] + "-");
        (await ChangeAsync(
            store,
            id,
            ("title", "\"Clerk\""),
            ("name.middleName", "\"Q\""),
            ("emails", """[{"value":"n@example.com","type":"home","primary":true}]"""),
            ("addresses", """[{"Country":"DE","locality":"Bonn"}]"""),
            ("phoneNumbers.value", "\"+49 228 1\""),
            ("aws:identitystore:enterprise.department", "\"Sales\""),
            ("aws:identitystore:enterprise.manager", """{"value":"boss"}"""),
            ("photos", """[{"value":"https://example.com/n.png","primary":true}]"""),
            ("roles", """[{"value":"Researcher"}]"""))).ShouldBeDone();

        var user = await store.DescribeAsync(id);
        user.Title.ShouldBe("Clerk");
        user.Name.ShouldBe(new NameMembers { GivenName = "nora", FamilyName = "Example", MiddleName = "Q" });
        user.Emails.ShouldHaveSingleItem().ShouldBe(new TypedValue { Value = "n@example.com", Type = "home", Primary = true });
        user.Addresses.ShouldHaveSingleItem().Locality.ShouldBe("Bonn");
        user.PhoneNumbers.ShouldHaveSingleItem().Value.ShouldBe("+49 228 1");
        user.Photos.ShouldHaveSingleItem().Primary.ShouldBe(true);
        user.Roles.ShouldHaveSingleItem().Value.ShouldBe("Researcher");
        user.UserStatus.ShouldBe("ENABLED");
        user.CreatedBy.ShouldBe(store.Iam.Root.Arn);
        user.Extensions![EnterpriseExtension.Name].GetRawText().ShouldBe("""{"department":"Sales","manager":{"value":"boss"}}""");

        // Nothing removes, of a structure as of a part of it.
        (await ChangeAsync(store, id, ("title", null), ("name.middleName", "null"), ("addresses", null), ("aws:identitystore:enterprise", null))).ShouldBeDone();
        user = await store.DescribeAsync(id);
        (user.Title, user.Name!.MiddleName, user.Addresses, user.Extensions).ShouldBe((null, null, null, null));

        (await store.RunAsync(store.Get<DeleteUser>(), new() { IdentityStoreId = store.Id, UserId = id })).ShouldBeDone();
        var gone = (await store.RunAsync(store.Get<DescribeUser>(), new() { IdentityStoreId = store.Id, UserId = id })).ShouldBeRefused("NoSuchEntity");
        (gone.Members!["ResourceType"], gone.Members["ResourceId"]).ShouldBe(("USER", id));
    }

    [Theory]
    [InlineData("userName", null)]
    [InlineData("displayName", null)]
    [InlineData("userName", "\"Administrator\"")]
    [InlineData("userName", "\"with a blank\"")]
    [InlineData("userStatus", "\"DISABLED\"")]
    [InlineData("userId", "\"1\"")]
    [InlineData("emails", """[{"value":"a@example.com"},{"value":"b@example.com"}]""")]
    [InlineData("emails.value", "\"no address\"")]
    [InlineData("emails", "\"a@example.com\"")]
    [InlineData("title.value", "\"Clerk\"")]
    [InlineData("title", "\"\"")]
    [InlineData("title", "{}")]
    [InlineData("title", "\"a\\u0000b\"")]
    [InlineData("title", "\"\\ud800\"")]
    [InlineData("extensions", """{"aws:identitystore:other":{}}""")]
    [InlineData("aws:identitystore:enterprise.department", "5")]
    [InlineData("aws:identitystore:enterprise.department", "\"a\\u0000b\"")]
    [InlineData("aws:identitystore:enterprise.shoeSize", "\"44\"")]
    [InlineData("photos", """[{"type":"work"}]""")]
    public async Task What_a_person_cannot_be_is_refused_and_changes_nothing(string path, string? value)
    {
        await using var store = await Store.StartAsync();
        var id = await store.UserAsync("nora");
        var before = JsonSerializer.Serialize(await store.DescribeAsync(id));

        (await ChangeAsync(store, id, ("nickName", "\"Nono\""), (path, value))).ShouldBeRefused("ValidationError");

        JsonSerializer.Serialize(await store.DescribeAsync(id)).ShouldBe(before);
    }

    [Fact]
    public async Task Names_and_addresses_are_one_persons_alone_whatever_their_case()
    {
        await using var store = await Store.StartAsync();
        var nora = await store.UserAsync("nora");
        var omar = await store.UserAsync("omar");
        (await store.RunAsync(store.Get<CreateUser>(), store.Person("NORA", "else@example.com"))).ShouldBeRefused(StoreRefusals.NameTaken).Members!["Reason"].ShouldBe("UNIQUENESS_CONSTRAINT_VIOLATION");
        (await store.RunAsync(store.Get<CreateUser>(), store.Person("petra", "Nora@Example.com"))).ShouldBeRefused(StoreRefusals.NameTaken);
        (await ChangeAsync(store, omar, ("userName", "\"Nora\""))).ShouldBeRefused(StoreRefusals.NameTaken);
        (await ChangeAsync(store, omar, ("emails.value", "\"NORA@example.com\""))).ShouldBeRefused(StoreRefusals.NameTaken);
        (await ChangeAsync(store, nora, ("userName", "\"Nora\""))).ShouldBeDone();

        // Another directory is another world.
        var other = await store.OtherAsync();
        await other.UserAsync("nora");
    }

    [Fact]
    public async Task One_name_is_given_once_even_from_all_cores_at_the_same_time()
    {
        await using var store = await Store.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            ids.Add(await store.UserAsync("p" + i));
        }

        var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => ChangeAsync(store, id, ("userName", "\"winner\"")))));

        outcomes.Count(static outcome => outcome is Outcome<Nothing>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<Nothing>.Refused>().ShouldAllBe(static refused => refused.Refusal.Code == StoreRefusals.NameTaken);
    }

    [Fact]
    public async Task People_are_listed_page_by_page_in_one_order_and_found_by_name_address_and_foreign_name()
    {
        await using var store = await Store.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await store.UserAsync("p" + i);
        }

        List<string> seen = [];
        string? token = null;
        do
        {
            var page = (await store.RunAsync(store.Get<ListUsers>(), new() { IdentityStoreId = store.Id, MaxResults = 2, NextToken = token })).ShouldBeDone();
            page.Users.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Users.Select(static user => user.UserName!));
            token = page.NextToken;
        }
        while (token is not null);
        seen.Order(StringComparer.Ordinal).ShouldBe(["p0", "p1", "p2", "p3", "p4"]);
        (await store.RunAsync(store.Get<ListUsers>(), new() { IdentityStoreId = store.Id, NextToken = "JyBPUiAxPTE" })).ShouldBeRefused("ValidationError");
        (await store.RunAsync(store.Get<ListUsers>(), new() { IdentityStoreId = store.Id, NextToken = "AAAA" })).ShouldBeRefused("ValidationError");

        var found = (await store.RunAsync(store.Get<ListUsers>(), new() { IdentityStoreId = store.Id, Filters = [new() { AttributePath = "UserName", AttributeValue = "P3" }] })).ShouldBeDone();
        var id = found.Users.ShouldHaveSingleItem().UserId;
        await store.Iam.Host.Database.WriteAsync(session => ExternalIdStore.SetAsync(session, store.Id, ExternalIdStore.User, id, "scim", "abc-3"));
        foreach (var identifier in (AlternateIdentifier[])
        [
            new() { UniqueAttribute = new() { AttributePath = "UserName", AttributeValue = JsonSerializer.SerializeToElement("p3") } },
            new() { UniqueAttribute = new() { AttributePath = "emails.value", AttributeValue = JsonSerializer.SerializeToElement("P3@example.com") } },
            new() { ExternalId = new() { Issuer = "scim", Id = "abc-3" } },
        ])
        {
            (await store.RunAsync(store.Get<GetUserId>(), new() { IdentityStoreId = store.Id, AlternateIdentifier = identifier })).ShouldBeDone().UserId.ShouldBe(id);
        }

        (await store.DescribeAsync(id)).ExternalIds.ShouldHaveSingleItem().ShouldBe(new ExternalId { Issuer = "scim", Id = "abc-3" });
        (await store.RunAsync(store.Get<GetUserId>(), new() { IdentityStoreId = store.Id, AlternateIdentifier = new() })).ShouldBeRefused("ValidationError");
        (await store.RunAsync(store.Get<GetUserId>(), new() { IdentityStoreId = store.Id, AlternateIdentifier = new() { ExternalId = new() { Issuer = "scim", Id = "other" } } })).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task Who_is_deleted_leaves_nothing_behind_in_any_table()
    {
        await using var store = await Store.StartAsync();
        var id = await store.UserAsync("nora");
        await store.JoinAsync(id, await store.GroupAsync("Staff"));
        await Traces.LeaveAsync(store, id);
        (await Traces.FindAsync(store, id)).ShouldNotBeEmpty();

        (await store.RunAsync(store.Get<DeleteUser>(), new() { IdentityStoreId = store.Id, UserId = id })).ShouldBeDone();

        (await Traces.FindAsync(store, id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task With_its_account_a_directory_goes_and_all_that_its_people_left()
    {
        await using var store = await Store.StartAsync();
        var other = await store.OtherAsync();
        var (nora, mallory) = (await store.UserAsync("nora"), await other.UserAsync("mallory"));
        await Traces.LeaveAsync(store, nora);
        await Traces.LeaveAsync(other, mallory);

        await store.Iam.Host.Database.WriteAsync(async session =>
        {
            foreach (var room in store.Get<IEnumerable<IAccountRemoved>>())
            {
                await room.OnRemovedAsync(session, store.Iam.Account);
            }

            await PasswordStore.DeleteAsync(session, store.Iam.Account.Root);
            await AccountChangeStore.DeleteAsync(session, store.Iam.Account.Id);
            return 0;
        });

        (await Traces.FindAsync(store, nora)).ShouldBeEmpty();
        (await Traces.FindAsync(store, store.Id)).ShouldBeEmpty();
        (await Traces.FindAsync(other, mallory)).ShouldContain("sessions");
    }

    internal static Task<Outcome<Nothing>> ChangeAsync(Store store, string id, params (string Path, string? Json)[] changes) => store.RunAsync(store.Get<UpdateUser>(), new()
    {
        IdentityStoreId = store.Id,
        UserId = id,
        Operations =
        [
            .. changes.Select(static change => new AttributeOperation
            {
                AttributePath = change.Path,
                AttributeValue = change.Json is null ? null : JsonDocument.Parse(change.Json).RootElement,
            }),
        ],
    });
}
