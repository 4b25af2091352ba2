using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

/// <summary>Tags and the source identity: what a session carries and what follows it from role to role.</summary>
public sealed class SessionTagTests
{
    [Fact]
    public async Task A_transitive_key_must_be_among_the_tags()
    {
        await using var chain = await Chain.StartAsync();
        (await chain.RefuseAsync(chain.First, chain.User, "InvalidParameterValue", new() { Tags = TestRoles.Tags(("team", "blue")), TransitiveTagKeys = ["cost"] }))
            .ShouldBe("The specified transitive tag key must be included in the requested tags.");
        (await chain.RefuseAsync(chain.First, chain.User, "InvalidParameterValue", new() { TransitiveTagKeys = ["cost"] }))
            .ShouldBe("The specified transitive tag key must be included in the requested tags.");
    }

    [Fact]
    public async Task Transitive_keys_are_compared_ignoring_case()
    {
        await using var chain = await Chain.StartAsync();
        var session = await chain.AssumeAsync(chain.First, chain.User, new() { Tags = TestRoles.Tags(("SessionTag1", "x")), TransitiveTagKeys = ["sessiontag1"] });
        var next = await chain.AssumeAsync(chain.Second, session);
        next.Session!.Tags["SessionTag1"].ShouldBe("x");
    }

    [Fact]
    public async Task Two_tags_may_not_differ_in_case_only()
    {
        await using var chain = await Chain.StartAsync();
        (await chain.RefuseAsync(chain.First, chain.User, "InvalidParameterValue", new() { Tags = TestRoles.Tags(("SessionTag1", "a"), ("sessiontag1", "b")) }))
            .ShouldBe("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    [Theory]
    [InlineData("team")]
    [InlineData("TEAM")]
    public async Task Tag_smuggling_over_chaining_is_refused_a_transitive_tag_cannot_be_set_anew(string key)
    {
        await using var chain = await Chain.StartAsync();
        var session = await chain.AssumeAsync(chain.First, chain.User, new() { Tags = TestRoles.Tags(("team", "blue")), TransitiveTagKeys = ["team"] });
        (await chain.RefuseAsync(chain.Second, session, "InvalidParameterValue", new() { Tags = TestRoles.Tags((key, "red")) }))
            .ShouldBe("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
    }

    [Fact]
    public async Task Only_transitive_tags_follow_and_they_follow_to_the_end_of_the_chain()
    {
        await using var chain = await Chain.StartAsync();
        var first = await chain.AssumeAsync(
            chain.First, chain.User, new() { Tags = TestRoles.Tags(("team", "blue"), ("task", "t1")), TransitiveTagKeys = ["team"] });
        first.Session!.Tags.Keys.ShouldBe(["team", "task"], ignoreOrder: true);
        var second = await chain.AssumeAsync(chain.Second, first, new() { Tags = TestRoles.Tags(("stage", "test")) });
        second.Session!.Tags.ShouldBe(new Dictionary<string, string> { ["stage"] = "test", ["team"] = "blue" }, ignoreOrder: true);
        var third = await chain.AssumeAsync(chain.First, second);
        third.Session!.Tags.ShouldHaveSingleItem().Key.ShouldBe("team");
    }

    [Fact]
    public async Task With_tags_both_the_caller_and_the_role_must_allow_TagSession()
    {
        await using var chain = await Chain.StartAsync();
        var strict = await chain.Host.AddRoleAsync(chain.Account, "Strict", TestRoles.Trust(chain.Account.Id.Digits, "\"sts:AssumeRole\""));
        var tagged = new AssumeRoleRequest { Tags = TestRoles.Tags(("team", "blue")), TransitiveTagKeys = ["team"] };
        (await chain.RefuseAsync(strict, chain.User, "AccessDenied", tagged)).ShouldContain("sts:TagSession");
        await chain.AssumeAsync(strict, chain.User);

        var limited = await chain.Host.AddUserAsync(chain.Account, "limited");
        await chain.Host.LetAsync(chain.Account, limited, "\"sts:AssumeRole\"");
        (await chain.RefuseAsync(chain.First, TestKeys.By(limited), "AccessDenied", tagged)).ShouldContain("sts:TagSession");

        // What follows a caller is judged like what it brings.
        var session = await chain.AssumeAsync(chain.First, chain.User, tagged);
        (await chain.RefuseAsync(strict, session, "AccessDenied")).ShouldContain("sts:TagSession");
    }

    [Fact]
    public async Task A_trust_policy_can_ask_for_tags_by_value()
    {
        await using var chain = await Chain.StartAsync();
        var role = await chain.Host.AddRoleAsync(
            chain.Account, "ForBlue", TestRoles.Trust(chain.Account.Id.Digits, TestRoles.All, "\"StringEquals\":{\"aws:RequestTag/team\":\"blue\"}"));
        await chain.RefuseAsync(role, chain.User, "AccessDenied");
        await chain.RefuseAsync(role, chain.User, "AccessDenied", new() { Tags = TestRoles.Tags(("team", "red")) });
        await chain.AssumeAsync(role, chain.User, new() { Tags = TestRoles.Tags(("team", "blue")) });
    }

    [Fact]
    public async Task Reserved_keys_are_nobodys()
    {
        await using var chain = await Chain.StartAsync();
        await chain.RefuseAsync(chain.First, chain.User, "InvalidParameterValue", new() { Tags = TestRoles.Tags(("AWS:userid", "x")) });
    }

    [Fact]
    public async Task The_source_identity_is_set_once_and_stays_through_the_chain()
    {
        await using var chain = await Chain.StartAsync();
        var first = await chain.AssumeAsync(chain.First, chain.User, new() { SourceIdentity = "mara@example.com" });
        first.Session!.SourceIdentity.ShouldBe("mara@example.com");
        (await chain.AssumeAsync(chain.Second, first)).Session!.SourceIdentity.ShouldBe("mara@example.com");
        (await chain.AssumeAsync(chain.Second, first, new() { SourceIdentity = "mara@example.com" })).Session!.SourceIdentity.ShouldBe("mara@example.com");
        (await chain.RefuseAsync(chain.Second, first, "AccessDenied", new() { SourceIdentity = "noor@example.com" })).ShouldContain("sts:SetSourceIdentity");

        // Who has none yet may get one on the way.
        var plain = await chain.AssumeAsync(chain.First, chain.User);
        (await chain.AssumeAsync(chain.Second, plain, new() { SourceIdentity = "noor@example.com" })).Session!.SourceIdentity.ShouldBe("noor@example.com");
    }

    [Fact]
    public async Task A_source_identity_needs_a_role_that_lets_it_be_set()
    {
        await using var chain = await Chain.StartAsync();
        var strict = await chain.Host.AddRoleAsync(chain.Account, "Strict", TestRoles.Trust(chain.Account.Id.Digits, "\"sts:AssumeRole\""));
        (await chain.RefuseAsync(strict, chain.User, "AccessDenied", new() { SourceIdentity = "mara" })).ShouldContain("sts:SetSourceIdentity");
        var carrying = await chain.AssumeAsync(chain.First, chain.User, new() { SourceIdentity = "mara" });
        (await chain.RefuseAsync(strict, carrying, "AccessDenied")).ShouldContain("sts:SetSourceIdentity");
    }

    [Fact]
    public async Task A_chain_of_roles_lasts_an_hour_and_falls_with_who_began_it()
    {
        await using var chain = await Chain.StartAsync();
        var first = await chain.AssumeAsync(chain.First, chain.User);
        (await chain.RefuseAsync(chain.Second, first, "ValidationError", new() { DurationSeconds = 3601 }))
            .ShouldBe("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        var second = await chain.AssumeAsync(chain.Second, first);
        second.Session!.Chained.ShouldBeTrue();
        second.IssuedBy.ShouldBe(chain.User.Owner);
    }

    /// <summary>A user who may assume the first role, which may assume the second, which may assume the first.</summary>
    private sealed class Chain(GatehouseHost host, Account account, Caller user, Role first, Role second) : IAsyncDisposable
    {
        public GatehouseHost Host => host;

        public Account Account => account;

        public Caller User => user;

        public Role First => first;

        public Role Second => second;

        public static async Task<Chain> StartAsync()
        {
            var host = await GatehouseHost.StartAsync();
            var account = await host.OpenAsync();
            var user = await host.AddUserAsync(account, "mara");
            await host.LetAsync(account, user);
            var first = await host.AddRoleAsync(account, "First", TestRoles.Trust(account.Id.Digits), seconds: 7200);
            var second = await host.AddRoleAsync(account, "Second", TestRoles.Trust(account.Id.Digits), seconds: 7200);
            await host.LetAsync(account, first);
            await host.LetAsync(account, second);
            return new(host, account, TestKeys.By(user), first, second);
        }

        public async Task<Caller> AssumeAsync(Role role, Caller caller, AssumeRoleRequest? request = null) =>
            await host.UseAsync((await host.AssumeAsync(Complete(request, role), caller)).Credentials);

        public Task<string> RefuseAsync(Role role, Caller caller, string code, AssumeRoleRequest? request = null) =>
            host.RefuseAsync(Complete(request, role), caller, code);

        public ValueTask DisposeAsync() => host.DisposeAsync();

        private static AssumeRoleRequest Complete(AssumeRoleRequest? request, Role role) => (request ?? new()) with { RoleArn = role.Arn, RoleSessionName = "work" };
    }
}
