using System.Text.Json.Nodes;
using Gatehouse.Clients.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary><c>./run --tls</c>: the official CLI takes our own start address, asks it where it leads, and trusts the machine's authority.</summary>
public sealed class OwnAddressTests
{
    [Fact]
    public async Task The_CLI_signs_in_over_https_with_the_start_address_that_the_demo_prints()
    {
        using var person = new Operator();
        var file = person.InData("describe.json");
        using var demo = person.Start("demo", "--tls", "--urls", "https://127.0.0.1:0", "--urls", "http://127.0.0.1:0", "--describe", file);
        try
        {
            (await demo.ReadUntilAsync("Ctrl-C")).ShouldContain("AWS_CA_BUNDLE=");
            var told = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            var (origin, authority) = (new Uri(told["publicUrl"]!.GetValue<string>()), told["caFile"]!.GetValue<string>());
            origin.Scheme.ShouldBe("https");
            FileRights.ShouldBeClosedToOthers(authority);
            var ines = told["directories"]![0]!["users"]![0]!;

            using var aws = new AwsCli(origin);
            aws.Environment["AWS_CA_BUNDLE"] = authority;
            Directory.CreateDirectory(Path.Combine(aws.Home, ".aws"));
            await File.WriteAllTextAsync(Path.Combine(aws.Home, ".aws", "config"), told["awsConfig"]!.GetValue<string>());
            var catcher = new BrowserCatcher(aws);
            var login = aws.RunAsync("sso", "login", "--profile", "own-address");
            var caught = await Task.WhenAny(catcher.CatchAsync(), login.ContinueWith(static ended => ended.Result.Error, TaskScheduler.Default));
            (await caught).ShouldStartWith(origin.ToString());
            var done = await HeadlessSignIn.RunAsync(
                ines["userName"]!.GetValue<string>(), ines["password"]!.GetValue<string>(), authority, ines["email"]!.GetValue<string>(), await caught);
            done.ExitCode.ShouldBe(0, done.Error + done.Output);
            var result = await login;
            result.ExitCode.ShouldBe(0, result.Output + result.Error);
            (await aws.RunAsync("sts", "get-caller-identity", "--profile", "own-address")).Json["Arn"]!.GetValue<string>().ShouldContain("AWSReservedSSO_AdministratorAccess_");
        }
        finally
        {
            (await demo.TerminateAsync()).ShouldBe(0);
        }
    }
}
