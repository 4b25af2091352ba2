using System.Text.Json;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Users;
using Gatehouse.Server.Tests.People.Directory;
using Gatehouse.Server.Tests.People.Users;

namespace Gatehouse.Server.Tests.Access.Authorization;

/// <summary>The part of the estate that is people and groups of a directory.</summary>
internal static class EstateOfDirectory
{
    private const string Person = Estate.Mark + "person";
    private const string Team = Estate.Mark + "team";

    public static async Task AddAsync(Iam iam, Dictionary<string, object> values)
    {
        var store = await Store.OfAsync(iam);
        var person = await store.UserAsync(Person);
        var team = await store.GroupAsync(Team);
        foreach (var (key, value) in new Dictionary<string, object?>
        {
            ["IdentityStoreId"] = store.Id,
            ["UserId"] = person,
            ["GroupId"] = team,
            ["MembershipId"] = await store.JoinAsync(person, team),
            ["GroupIds"] = (IReadOnlyList<string>)[team],
            ["DisplayName"] = "Bob Example",
            ["CreateUser.Name"] = new NameMembers { GivenName = "Bob", FamilyName = "Example" },
            ["CreateUser.Title"] = null,
            ["CreateGroup.Description"] = null,
            ["Operations"] = (IReadOnlyList<AttributeOperation>)[new() { AttributePath = "displayName", AttributeValue = JsonSerializer.SerializeToElement("Bobby") }],
            ["AttributePath"] = "displayName",
            ["GetUserId.AttributePath"] = "userName",
            ["GetUserId.AttributeValue"] = JsonSerializer.SerializeToElement(Person),
            ["GetGroupId.AttributeValue"] = JsonSerializer.SerializeToElement(Team),
            ["ExternalId"] = null,
        })
        {
            values[key] = value!;
        }
    }
}
