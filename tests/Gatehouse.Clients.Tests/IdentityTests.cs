using Gatehouse.Clients.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

public sealed class IdentityTests
{
    [Fact]
    public async Task The_root_users_key_tells_who_it_is()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = host.Cli();
        var identity = (await aws.RunAsync("sts", "get-caller-identity")).Json;
        identity["Account"]!.GetValue<string>().ShouldBe(host.Account.Id.Digits);
        identity["Arn"]!.GetValue<string>().ShouldBe($"arn:aws:iam::{host.Account.Id.Digits}:root");
        identity["UserId"]!.GetValue<string>().ShouldBe(host.Account.Id.Digits);
    }
}
