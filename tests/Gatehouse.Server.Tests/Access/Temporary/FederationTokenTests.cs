using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

public sealed class FederationTokenTests
{
    private const string MayGet = "\"sts:GetFederationToken\",\"sts:TagSession\",\"iam:*\",\"account:*\"";

    [Fact]
    public async Task A_federated_user_is_named_after_the_account_and_its_luggage_is_weighed_even_without_any()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var reply = await GetAsync(host, new() { Name = "bob" }, TestKeys.By(account));
        reply.PackedPolicySize.ShouldBe(0);
        reply.FederatedUser.ShouldBe(new FederatedUser($"{account.Id.Digits}:bob", $"arn:aws:sts::{account.Id.Digits}:federated-user/bob"));
        reply.Credentials.Expiration.ShouldBe(host.Clock.GetUtcNow().AddHours(1));
        (await host.RunAsync(host.Get<GetCallerIdentity>(), new(), await host.UseAsync(reply.Credentials))).ShouldBeDone()
            .ShouldBe(new GetCallerIdentityReply($"{account.Id.Digits}:bob", account.Id.Digits, $"arn:aws:sts::{account.Id.Digits}:federated-user/bob"));
    }

    [Fact]
    public async Task An_IAM_user_needs_permission_and_gets_half_a_day()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        (await host.RunAsync(host.Get<GetFederationToken>(), new() { Name = "bob" }, TestKeys.By(user))).ShouldBeRefused("AccessDenied")
            .PublicText.ShouldStartWith($"User: {user.Arn} is not authorized to perform: sts:GetFederationToken on resource: arn:aws:sts::{account.Id.Digits}:federated-user/bob");
        await host.LetAsync(account, user, MayGet);
        (await GetAsync(host, new() { Name = "bob" }, TestKeys.By(user))).Credentials.Expiration.ShouldBe(host.Clock.GetUtcNow().AddHours(12));
    }

    [Fact]
    public async Task Neither_a_session_nor_a_role_makes_federated_users()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        await host.LetAsync(account, user, MayGet);
        var role = await host.AddRoleAsync(account, "Maker", TestRoles.Trust(user.Arn));
        await host.LetAsync(account, role, MayGet);
        Caller[] sessions =
        [
            await host.UseAsync((await host.RunAsync(host.Get<GetSessionToken>(), new(), TestKeys.By(user))).ShouldBeDone().Credentials),
            await host.UseAsync((await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(user))).Credentials),
            await host.UseAsync((await GetAsync(host, new() { Name = "bob", Policy = TestRoles.Allow("\"*\"") }, TestKeys.By(user))).Credentials),
        ];
        foreach (var session in sessions)
        {
            (await host.RunAsync(host.Get<GetFederationToken>(), new() { Name = "eve" }, session)).ShouldBeRefused("AccessDenied")
                .PublicText.ShouldBe("Cannot call GetFederationToken with session credentials");
        }
    }

    [Fact]
    public async Task A_federated_user_never_calls_IAM_and_assumes_no_role_whatever_its_policies_allow()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        await host.LetAsync(account, user, "\"*\"");
        var bob = await host.UseAsync((await GetAsync(host, new() { Name = "bob", Policy = TestRoles.Allow("\"*\"") }, TestKeys.By(user))).Credentials);
        (await host.RunAsync(host.Get<ListRoles>(), new(), bob)).ShouldBeRefused("AccessDenied");
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(account.Id.Digits));
        await host.RefuseAsync(TestRoles.Ask(role), bob, "AccessDenied");
    }

    [Fact]
    public async Task A_deleted_users_federated_users_are_gone()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        await host.LetAsync(account, user, MayGet);
        var given = await GetAsync(host, new() { Name = "bob" }, TestKeys.By(user));
        await host.UseAsync(given.Credentials);
        await host.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM iam_users WHERE id = @Id", new { user.Id }));
        await host.ShouldBeDeadAsync(given.Credentials);
    }

    [Fact]
    public async Task Tags_need_TagSession_and_are_weighed()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        await host.LetAsync(account, user, "\"sts:GetFederationToken\"");
        var request = new GetFederationTokenRequest { Name = "bob", Tags = TestRoles.Tags(("team", "blue")) };
        (await host.RunAsync(host.Get<GetFederationToken>(), request, TestKeys.By(user))).ShouldBeRefused("AccessDenied").PublicText.ShouldContain("sts:TagSession");
        await host.LetAsync(account, user, MayGet);
        var reply = await GetAsync(host, request, TestKeys.By(user));
        reply.PackedPolicySize.ShouldBeInRange(1, 10);
        (await host.UseAsync(reply.Credentials)).Session!.Tags["team"].ShouldBe("blue");
    }

    private static async Task<GetFederationTokenReply> GetAsync(GatehouseHost host, GetFederationTokenRequest request, Caller caller) =>
        (await host.RunAsync(host.Get<GetFederationToken>(), request, caller)).ShouldBeDone();
}
