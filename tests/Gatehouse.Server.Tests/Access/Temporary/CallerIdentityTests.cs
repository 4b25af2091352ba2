using Gatehouse.Protocols.Aws;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

public sealed class CallerIdentityTests
{
    [Fact]
    public async Task Everybody_learns_who_they_are()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara", "/ops/");
        var id = account.Id.Digits;
        (await AskAsync(host, TestKeys.By(account))).ShouldBe(new GetCallerIdentityReply(id, id, $"arn:aws:iam::{id}:root"));
        (await AskAsync(host, TestKeys.By(user))).ShouldBe(new GetCallerIdentityReply(user.Id, id, $"arn:aws:iam::{id}:user/ops/mara"));
    }

    [Fact]
    public async Task Nobody_is_nobody()
    {
        await using var host = await GatehouseHost.StartAsync();
        (await host.RunAsync(host.Get<GetCallerIdentity>(), new(), Caller.Nobody(TestAccounts.Origin))).ShouldBeRefused("AccessDenied");
    }

    [Fact]
    public async Task A_key_tells_its_account_whether_it_exists_or_not()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        foreach (var prefix in new[] { UniqueId.LongTermKey, UniqueId.TemporaryKey })
        {
            var key = UniqueId.Key(prefix, account.Id.Digits, new byte[UniqueId.KeyRandomBytes]);
            (await host.RunAsync(host.Get<GetAccessKeyInfo>(), new() { AccessKeyId = key }, TestKeys.By(account))).ShouldBeDone().Account.ShouldBe(account.Id.Digits);
        }
    }

    [Theory]
    [InlineData("AKIA0000000000000000")]
    [InlineData("AIDAQQQQQQQQQQQQQQQQ")]
    [InlineData("AKIA7777777777777777777")]
    public async Task What_is_no_key_tells_nothing(string key)
    {
        await using var host = await GatehouseHost.StartAsync();
        (await host.RunAsync(host.Get<GetAccessKeyInfo>(), new() { AccessKeyId = key }, TestKeys.By(await host.OpenAsync()))).ShouldBeRefused("ValidationError");
    }

    private static async Task<GetCallerIdentityReply> AskAsync(GatehouseHost host, Caller caller) =>
        (await host.RunAsync(host.Get<GetCallerIdentity>(), new(), caller)).ShouldBeDone();
}
