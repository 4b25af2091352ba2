using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

/// <summary>What people have tried against services that lend roles.</summary>
public sealed class AssumeRoleAttackTests
{
    [Fact]
    public async Task A_confused_deputy_without_the_external_id_gets_nothing()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (deputys, customer) = (await host.OpenAsync(), await host.OpenAsync("customer@example.com"));
        var deputy = await host.AddUserAsync(deputys, "deputy");
        await host.LetAsync(deputys, deputy);
        var role = await host.AddRoleAsync(
            customer, "ForDeputy", TestRoles.Trust(deputys.Id.Digits, TestRoles.All, "\"StringEquals\":{\"sts:ExternalId\":\"customer-7\"}"));
        await host.RefuseAsync(TestRoles.Ask(role), TestKeys.By(deputy), "AccessDenied");
        await host.RefuseAsync(TestRoles.Ask(role) with { ExternalId = "customer-8" }, TestKeys.By(deputy), "AccessDenied");
        await host.AssumeAsync(TestRoles.Ask(role) with { ExternalId = "customer-7" }, TestKeys.By(deputy));
    }

    [Fact]
    public async Task Across_accounts_the_role_cannot_give_what_the_callers_account_does_not()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (account, other) = (await host.OpenAsync(), await host.OpenAsync("other@example.com"));
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(other, "Bait", TestRoles.Trust(user.Arn));
        await host.RefuseAsync(TestRoles.Ask(role), TestKeys.By(user), "AccessDenied");
        await host.LetAsync(account, user);
        await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(user));
    }

    [Fact]
    public async Task A_session_policy_takes_away_and_never_gives()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Reader", TestRoles.Trust(user.Arn));
        await host.LetAsync(account, role, "\"iam:GetRole\",\"iam:ListRoles\"");
        var all = await host.UseAsync((await host.AssumeAsync(TestRoles.Ask(role) with { Policy = TestRoles.Allow("\"*\"") }, TestKeys.By(user))).Credentials);
        await host.GetRoleAsync(role, all).ShouldBeAllowedAsync();
        (await host.RunAsync(host.Get<DeleteRole>(), new() { RoleName = role.Name }, all)).ShouldBeRefused("AccessDenied");

        var less = await host.UseAsync((await host.AssumeAsync(TestRoles.Ask(role) with { Policy = TestRoles.Allow("\"iam:ListRoles\"") }, TestKeys.By(user))).Credentials);
        (await host.GetRoleAsync(role, less)).ShouldBeRefused("AccessDenied").PublicText.ShouldContain("session policy");
    }

    [Fact]
    public async Task A_session_policy_by_name_must_exist_and_restricts_like_one_by_text()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (account, other) = (await host.OpenAsync(), await host.OpenAsync("other@example.com"));
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Reader", TestRoles.Trust(user.Arn));
        await host.LetAsync(account, role, "\"iam:*\"");
        var foreign = (await host.RunAsync(host.Get<CreatePolicy>(), new() { PolicyName = "Theirs", PolicyDocument = TestRoles.Allow("\"*\"") }, TestKeys.By(other))).ShouldBeDone().Policy.Arn!;
        foreach (var arn in new[] { $"arn:aws:iam::{account.Id.Digits}:policy/Nowhere", foreign })
        {
            (await host.RefuseAsync(TestRoles.Ask(role) with { PolicyArns = [new() { Arn = arn }] }, TestKeys.By(user), "ValidationError")).ShouldContain(arn);
        }

        var bound = await host.AssumeAsync(TestRoles.Ask(role) with { PolicyArns = [new() { Arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" }] }, TestKeys.By(user));
        bound.PackedPolicySize!.Value.ShouldBeInRange(1, 20);
        var session = await host.UseAsync(bound.Credentials);
        await host.GetRoleAsync(role, session).ShouldBeAllowedAsync();
        (await host.RunAsync(host.Get<DeleteRole>(), new() { RoleName = role.Name }, session)).ShouldBeRefused("AccessDenied");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},]}""")]
    public async Task A_session_policy_that_cannot_be_read_opens_no_session(string policy)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Reader", TestRoles.Trust(user.Arn));
        await host.RefuseAsync(TestRoles.Ask(role) with { Policy = policy }, TestKeys.By(user), "MalformedPolicyDocument");
    }

    [Fact]
    public async Task A_deleted_roles_session_is_useless_and_a_new_role_of_that_name_does_not_inherit_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(user.Arn));
        var given = await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(user));
        await host.UseAsync(given.Credentials);
        (await host.RunAsync(host.Get<DeleteRole>(), new() { RoleName = role.Name }, TestKeys.By(account))).ShouldBeDone();
        await host.ShouldBeDeadAsync(given.Credentials);
        await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(user.Arn));
        await host.ShouldBeDeadAsync(given.Credentials);
    }

    [Fact]
    public async Task After_a_change_of_trust_old_sessions_may_live_on_but_new_ones_may_not_begin()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(user.Arn));
        var given = await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(user));
        (await host.RunAsync(
            host.Get<UpdateAssumeRolePolicy>(), new() { RoleName = role.Name, PolicyDocument = TestRoles.Trust("arn:aws:iam::111122223333:root") }, TestKeys.By(account))).ShouldBeDone();
        await host.UseAsync(given.Credentials);
        await host.RefuseAsync(TestRoles.Ask(role), TestKeys.By(user), "AccessDenied");
    }

    [Fact]
    public async Task What_is_taken_from_a_role_is_taken_from_its_running_sessions()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Reader", TestRoles.Trust(user.Arn));
        await host.LetAsync(account, role, "\"iam:GetRole\"");
        var session = await host.UseAsync((await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(user))).Credentials);
        await host.GetRoleAsync(role, session).ShouldBeAllowedAsync();
        (await host.RunAsync(host.Get<DeleteRolePolicy>(), new() { RoleName = role.Name, PolicyName = "let" }, TestKeys.By(account))).ShouldBeDone();
        (await host.GetRoleAsync(role, session)).ShouldBeRefused("AccessDenied");
    }

    [Fact]
    public async Task A_suspended_persons_whole_chain_of_roles_falls()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var (first, second) = (await host.AddRoleAsync(account, "First", TestRoles.Trust(account.Id.Digits)), await host.AddRoleAsync(account, "Second", TestRoles.Trust(account.Id.Digits)));
        await host.LetAsync(account, user);
        await host.LetAsync(account, first);
        var one = await host.AssumeAsync(TestRoles.Ask(first), TestKeys.By(user));
        var two = await host.AssumeAsync(TestRoles.Ask(second), await host.UseAsync(one.Credentials));
        await host.Database.WriteAsync(session => host.Get<CredentialChanges>().TellAsync(session, new(user.Owner, CredentialChangeKind.Suspended, null)));
        await host.ShouldBeDeadAsync(one.Credentials);
        await host.ShouldBeDeadAsync(two.Credentials);
    }

    [Fact]
    public async Task Too_much_luggage_is_refused_with_how_much_it_is()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(user.Arn));
        var tags = Enumerable.Range(0, 50).Select(i => ($"key{i}", host.Get<SecretSource>().Token(90))).ToArray();
        (await host.RefuseAsync(TestRoles.Ask(role) with { Tags = TestRoles.Tags(tags) }, TestKeys.By(user), "PackedPolicyTooLarge"))
            .ShouldMatch(@"^Packed size of session tags consumes \d{3}% of allotted space\.$");
        (await host.RefuseAsync(TestRoles.Ask(role) with { Tags = TestRoles.Tags(tags), Policy = TestRoles.Allow("\"*\"") }, TestKeys.By(user), "PackedPolicyTooLarge"))
            .ShouldMatch(@"^Packed policy consumes \d{3}% of allotted space, please use smaller policy\.$");
        (await host.AssumeAsync(TestRoles.Ask(role) with { Tags = TestRoles.Tags(("team", "blue")) }, TestKeys.By(user))).PackedPolicySize!.Value.ShouldBeInRange(1, 10);
    }
}
