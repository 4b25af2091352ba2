using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Directory.Scim;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Directory;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Scim;

public sealed class ScimTests
{
    [Fact]
    public async Task A_provider_makes_finds_changes_disables_and_removes_a_person()
    {
        await using var store = await Store.StartAsync();
        using var scim = await ScimClient.OpenAsync(store);
        var made = await scim.SendAsync("POST", "Users", ScimClient.User("nora", extra: ""","title":"Clerk","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Sales"}"""), "application/json");
        made.Status.ShouldBe(201, made.Body?.ToJsonString());
        var id = made.Text("id");
        made.Headers.Location!.ToString().ShouldBe($"{store.Iam.Host.Origin}{store.Id}/scim/v2/Users/{id}");
        made.Body!["meta"]!["location"]!.GetValue<string>().ShouldEndWith("/Users/" + id);
        (await store.DescribeAsync(id)).ExternalIds.ShouldHaveSingleItem().Id.ShouldBe("ext-nora");

        foreach (var filter in (string[])["userName eq \"NORA\"", "externalId eq \"ext-nora\"", "emails.value eq \"nora@example.com\" and active eq true", "emails[type eq \"work\" and value eq \"nora@example.com\"]", $"id eq \"{id}\""])
        {
            var found = await scim.SendAsync("GET", "Users?filter=" + Uri.EscapeDataString(filter));
            found.Status.ShouldBe(200, filter);
            found.Body!["totalResults"]!.GetValue<int>().ShouldBe(1, filter);
            found.Body["Resources"]![0]!["id"]!.GetValue<string>().ShouldBe(id);
        }

        (await scim.SendAsync("GET", "Users?filter=" + Uri.EscapeDataString("userName eq \"nora\" and active eq false"))).Body!["totalResults"]!.GetValue<int>().ShouldBe(0);
        (await scim.SendAsync("GET", "Users?filter=" + Uri.EscapeDataString("title co \"Cl\""))).Text("scimType").ShouldBe("invalidFilter");

        var patched = await scim.SendAsync("PATCH", "Users/" + id, ScimClient.Patch(
            """{"op":"replace","path":"title","value":"Boss"},{"op":"replace","value":{"name.givenName":"Eleonora"}},{"op":"Replace","path":"emails[type eq \"work\"].value","value":"boss@example.com"}"""));
        patched.Status.ShouldBe(200, patched.Body?.ToJsonString());
        patched.Text("title").ShouldBe("Boss");
        (await store.DescribeAsync(id)).Name!.GivenName.ShouldBe("Eleonora");

        await Traces.LeaveAsync(store, id);
        (await scim.SendAsync("PATCH", "Users/" + id, ScimClient.Patch("""{"op":"replace","value":{"active":false}}"""))).Body!["active"]!.GetValue<bool>().ShouldBeFalse();
        (await store.DescribeAsync(id)).UserStatus.ShouldBe("DISABLED");
        (await Traces.FindAsync(store, id)).ShouldNotContain("sessions");

        var put = await scim.SendAsync("PUT", "Users/" + id, ScimClient.User("nora"));
        put.Status.ShouldBe(200);
        (put.Body!.ContainsKey("title"), put.Body["active"]!.GetValue<bool>()).ShouldBe((false, true));

        (await scim.SendAsync("DELETE", "Users/" + id)).Status.ShouldBe(204);
        (await scim.SendAsync("GET", "Users/" + id)).Status.ShouldBe(404);
        (await Traces.FindAsync(store, id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_keeps_groups_and_their_members()
    {
        await using var store = await Store.StartAsync();
        using var scim = await ScimClient.OpenAsync(store);
        var (nora, omar) = (await scim.UserAsync("nora"), await scim.UserAsync("omar"));
        var made = await scim.SendAsync("POST", "Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Staff","externalId":"g-1","members":[{"value":"{{nora}}"}]}""");
        made.Status.ShouldBe(201, made.Body?.ToJsonString());
        var id = made.Text("id");
        made.Body!["members"]!.AsArray().Count.ShouldBe(0);
        (await scim.SendAsync("POST", "Groups", """{"displayName":"staff"}""")).Status.ShouldBe(409);

        (await scim.SendAsync("PATCH", "Groups/" + id, ScimClient.Patch(
            $$$"""{"op":"add","path":"members","value":[{"value":"{{{omar}}}"}]},{"op":"remove","path":"members[value eq \"{{{nora}}}\"]"},{"op":"replace","value":{"id":"{{{id}}}","displayName":"All staff"}}"""))).Status.ShouldBe(204);
        (await FindAsync(scim, $"displayName eq \"all staff\" and members eq \"{omar}\"")).ShouldBe(1);
        (await FindAsync(scim, $"id eq \"{id}\" and members.value eq \"{nora}\"")).ShouldBe(0);
        (await FindAsync(scim, $"members.value eq \"{omar}\"")).ShouldBe(1);

        // What was answered can be sent back and takes nobody out; members that are named become the group's.
        var shown = await scim.SendAsync("GET", "Groups/" + id);
        (await scim.SendAsync("PUT", "Groups/" + id, shown.Body!.ToJsonString())).Status.ShouldBe(200);
        (await FindAsync(scim, $"members.value eq \"{omar}\"")).ShouldBe(1);
        (await scim.SendAsync("PUT", "Groups/" + id, $$"""{"displayName":"All staff","members":[{"value":"{{nora}}"}]}""")).Status.ShouldBe(200);
        (await FindAsync(scim, $"members.value eq \"{omar}\"")).ShouldBe(0);
        (await scim.SendAsync("PATCH", "Groups/" + id, ScimClient.Patch("""{"op":"add","path":"members","value":[{"value":"nobody"}]}"""))).Status.ShouldBe(404);
        (await scim.SendAsync("DELETE", "Groups/" + id)).Status.ShouldBe(204);
        (await scim.SendAsync("GET", "Groups")).Body!["totalResults"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Lists_are_paged_by_index_and_by_cursor()
    {
        await using var store = await Store.StartAsync();
        using var scim = await ScimClient.OpenAsync(store);
        for (var i = 0; i < 5; i++)
        {
            await scim.UserAsync("p" + i);
        }

        var byIndex = await scim.SendAsync("GET", "Users?startIndex=4&count=3");
        (byIndex.Body!["totalResults"]!.GetValue<int>(), byIndex.Body["itemsPerPage"]!.GetValue<int>(), byIndex.Body["startIndex"]!.GetValue<int>()).ShouldBe((5, 2, 4));
        (await scim.SendAsync("GET", "Users?count=0")).Body!["Resources"]!.AsArray().Count.ShouldBe(0);

        HashSet<string> seen = [];
        var cursor = "";
        do
        {
            var page = await scim.SendAsync("GET", "Users?count=2&cursor=" + cursor);
            page.Body!.ContainsKey("totalResults").ShouldBeFalse();
            foreach (var each in page.Body["Resources"]!.AsArray())
            {
                seen.Add(each!["userName"]!.GetValue<string>()).ShouldBeTrue();
            }

            cursor = page.Body["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        seen.Count.ShouldBe(5);
        (await scim.SendAsync("GET", "Users?cursor=JyBPUiAxPTE")).Text("scimType").ShouldBe("invalidCursor");
        (await scim.SendAsync("GET", "Users?startIndex=x")).Status.ShouldBe(400);
        (await scim.SendAsync("GET", "Users?attributes=userName")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task The_service_tells_what_it_can_do()
    {
        await using var store = await Store.StartAsync();
        using var scim = await ScimClient.OpenAsync(store);
        (await scim.SendAsync("GET", "ServiceProviderConfig")).Body!["patch"]!["supported"]!.GetValue<bool>().ShouldBeTrue();
        (await scim.SendAsync("GET", "Schemas")).Body!["totalResults"]!.GetValue<int>().ShouldBe(3);
        (await scim.SendAsync("GET", "Schemas/urn:ietf:params:scim:schemas:core:2.0:User")).Text("name").ShouldBe("User");
        (await scim.SendAsync("GET", "ResourceTypes/Group")).Text("endpoint").ShouldBe("/Groups");
        (await scim.SendAsync("GET", "Me")).Status.ShouldBe(404);
        (await scim.SendAsync("POST", "Bulk", "{}")).Status.ShouldBe(404);
        (await scim.SendAsync("PUT", "Users", "{}")).Status.ShouldBe(405);
    }

    [Fact]
    public async Task A_token_opens_its_own_directory_and_only_while_it_lives()
    {
        await using var store = await Store.StartAsync();
        var other = await store.OtherAsync();
        var token = await ScimClient.TokenAsync(store);
        var second = await ScimClient.TokenAsync(store);
        (await store.RunAsync(store.Get<CreateScimToken>(), new(), store.Iam.Root with { ProvedAt = store.Iam.Host.Clock.GetUtcNow() })).ShouldBeRefused(CreateScimToken.Enough);
        using var good = new ScimClient(store, token);
        using var astray = new ScimClient(store, token, other.Id);
        using var nobody = new ScimClient(store, null);
        using var guess = new ScimClient(store, token[..^1] + (token[^1] == 'A' ? 'B' : 'A'));
        using var endless = new ScimClient(store, new string('a', 5000));
        (await good.SendAsync("GET", "Users")).Status.ShouldBe(200);
        foreach (var bad in (ScimClient[])[astray, nobody, guess, endless])
        {
            var refused = await bad.SendAsync("GET", "Users");
            refused.Status.ShouldBe(401);
            refused.Text("status").ShouldBe("401");
            refused.Body!["schemas"]![0]!.GetValue<string>().ShouldBe("urn:ietf:params:scim:api:messages:2.0:Error");
        }

        await store.Get<ScimTokenUse>().FlushAsync();
        var tokens = (await store.RunAsync(store.Get<ListScimTokens>(), new())).ShouldBeDone().Tokens;
        tokens.Count(static each => each.LastUsed is not null).ShouldBe(1);
        (await other.RunAsync(store.Get<DeleteScimToken>(), new() { TokenId = tokens[0].Id })).ShouldBeRefused("NoSuchEntity");
        (await store.RunAsync(store.Get<DeleteScimToken>(), new() { TokenId = tokens.Single(static each => each.LastUsed is not null).Id })).ShouldBeDone();
        (await good.SendAsync("GET", "Users")).Status.ShouldBe(401);
        store.Iam.Host.Clock.Advance(TimeSpan.FromDays(366));
        using var aged = new ScimClient(store, second);
        (await aged.SendAsync("GET", "Users")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Nothing_of_another_directory_can_be_reached_by_its_id()
    {
        await using var store = await Store.StartAsync();
        var other = await store.OtherAsync();
        using var scim = await ScimClient.OpenAsync(store);
        var (mallory, ring) = (await other.UserAsync("mallory"), await other.GroupAsync("Ring"));
        var staff = (await scim.SendAsync("POST", "Groups", """{"displayName":"Staff"}""")).Text("id");

        (await scim.SendAsync("GET", "Users/" + mallory)).Status.ShouldBe(404);
        (await scim.SendAsync("DELETE", "Users/" + mallory)).Status.ShouldBe(404);
        (await scim.SendAsync("PUT", "Users/" + mallory, ScimClient.User("mallory"))).Status.ShouldBe(404);
        (await scim.SendAsync("PATCH", "Groups/" + ring, ScimClient.Patch("""{"op":"replace","path":"displayName","value":"Mine"}"""))).Status.ShouldBe(404);
        (await scim.SendAsync("PATCH", "Groups/" + staff, ScimClient.Patch($$"""{"op":"add","path":"members","value":[{"value":"{{mallory}}"}]}"""))).Status.ShouldBe(404);
        (await FindAsync(scim, $"id eq \"{ring}\"")).ShouldBe(0);
        (await scim.SendAsync("GET", "Users?filter=" + Uri.EscapeDataString($"id eq \"{mallory}\""))).Body!["totalResults"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("POST", "Users", "[]", 400)]
    [InlineData("POST", "Users", "{\"userName\":5}", 400)]
    [InlineData("POST", "Users", "{\"userName\":\"a\",\"UserName\":\"b\"}", 400)]
    [InlineData("POST", "Users", "{\"userName\":\"a\\u0000b\",\"displayName\":\"x\",\"name\":{\"givenName\":\"x\",\"familyName\":\"y\"}}", 400)]
    [InlineData("POST", "Users", "{\"userName\":\"administrator\",\"displayName\":\"x\",\"name\":{\"givenName\":\"x\",\"familyName\":\"y\"}}", 400)]
    [InlineData("POST", "Users", "{\"userName\":\"a\",\"displayName\":\"x\",\"name\":{\"givenName\":\"x\",\"familyName\":\"y\"},\"emails\":[{\"value\":\"a@example.com\"},{\"value\":\"b@example.com\"}]}", 400)]
    [InlineData("POST", "Users", "{\"userName\":\"a\",\"displayName\":\"x\",\"name\":\"x\"}", 400)]
    [InlineData("POST", "Groups", "{\"displayName\":\"\"}", 400)]
    [InlineData("POST", "Groups", "{\"displayName\":\"x\",\"members\":\"all\"}", 400)]
    [InlineData("POST", "Groups", "{\"displayName\":\"x\",\"members\":[{\"value\":\"'; DROP TABLE directory_users; --\"}]}", 400)]
    [InlineData("PATCH", "Users/'%20OR%201=1", "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"remove\",\"path\":\"title\"}]}", 404)]
    [InlineData("PATCH", "Users/x%00y", "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"remove\",\"path\":\"title\"}]}", 400)]
    [InlineData("GET", "Users?filter=userName%20eq%20%22a%22)%20or%20(userName%20pr", null, 400)]
    [InlineData("GET", "Users?filter=userName%20eq%20%22%27%20OR%201%3D1%20--%22", null, 200)]
    public async Task What_is_hostile_or_wrong_is_refused_and_never_breaks_the_server(string method, string path, string? body, int status)
    {
        await using var store = await Store.StartAsync();
        using var scim = await ScimClient.OpenAsync(store);

        var answer = await scim.SendAsync(method, path, body);

        answer.Status.ShouldBe(status, answer.Body?.ToJsonString());
        (await scim.SendAsync("GET", "Users")).Body!["totalResults"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Bodies_and_lists_have_bounds_and_too_many_requests_wait()
    {
        await using var store = await Store.StartAsync(("Scim:Burst", "8"), ("Scim:PerSecond", "1"));
        using var scim = await ScimClient.OpenAsync(store);
        (await scim.SendAsync("POST", "Users", ScimClient.User("big", extra: ",\"title\":\"" + new string('x', 1_000_000) + "\""))).Status.ShouldBe(413);
        (await scim.SendAsync("POST", "Users", "{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}")).Status.ShouldBe(400);
        var members = string.Join(',', Enumerable.Range(0, 101).Select(static i => $$"""{"value":"u-{{i}}"}"""));
        (await scim.SendAsync("POST", "Groups", $$"""{"displayName":"x","members":[{{members}}]}""")).Status.ShouldBe(400);
        (await scim.SendAsync("POST", "Users", "userName=a", "application/x-www-form-urlencoded")).Status.ShouldBe(415);
        List<int> seen = [];
        for (var i = 0; i < 12; i++)
        {
            var answer = await scim.SendAsync("GET", "ServiceProviderConfig");
            seen.Add(answer.Status);
            if (answer.Status == 429)
            {
                answer.Headers.RetryAfter.ShouldNotBeNull();
            }
        }

        seen.ShouldContain(429);
    }

    private static async Task<int> FindAsync(ScimClient scim, string filter)
    {
        var answer = await scim.SendAsync("GET", "Groups?filter=" + Uri.EscapeDataString(filter));
        answer.Status.ShouldBe(200, answer.Body?.ToJsonString());
        return answer.Body!["totalResults"]!.GetValue<int>();
    }
}
