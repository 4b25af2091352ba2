using System.Text.Json.Nodes;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal.Demo;

public sealed class DemoVerbTests
{
    [Fact]
    public async Task The_demo_describes_itself_and_a_second_start_continues_with_the_same_people()
    {
        using var person = new Operator();
        var first = await DescribeAsync(person);
        first["publicUrl"]!.GetValue<string>().ShouldStartWith("http://localhost:");
        first["mailbox"]!.GetValue<string>().ShouldEndWith("/mailbox");
        first["region"]!.GetValue<string>().ShouldBe("us-east-1");
        first["lifetimes"]!["Codes:Lifetime"]!.GetValue<string>().ShouldBe("PT10M");
        var accounts = first["accounts"]!.AsArray();
        accounts.Count.ShouldBe(2);
        accounts[0]!["id"]!.GetValue<string>().Length.ShouldBe(12);
        accounts[0]!["root"]!["password"]!.GetValue<string>().Length.ShouldBeGreaterThan(20);

        var directory = first["directories"]!.AsArray().ShouldHaveSingleItem()!;
        directory["startUrl"]!.GetValue<string>().ShouldBe("https://example-works.awsapps.com/start");
        directory["portalUrl"]!.GetValue<string>().ShouldBe(first["publicUrl"]!.GetValue<string>() + "/start/example-works");
        directory["users"]!.AsArray().Count.ShouldBe(3);
        first["awsConfig"]!.GetValue<string>().ShouldContain("[profile workforce]");

        var second = await DescribeAsync(person);
        second["directories"]![0]!["users"]!.ToJsonString().ShouldBe(directory["users"]!.ToJsonString());
        second["accounts"]!.ToJsonString().ShouldBe(accounts.ToJsonString());
        FileRights.ShouldBeClosedToOthers(person.InData("demo.json"));
        FileRights.ShouldBeClosedToOthers(person.InData("describe.json"));
    }

    [Theory]
    [InlineData("https://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("nonsense")]
    public async Task The_demo_listens_on_this_machine_only(string url)
    {
        using var person = new Operator();
        var refused = await person.TypeAsync("demo", "--urls", url);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("this machine only");
        File.Exists(person.KeyFile).ShouldBeFalse();
    }

    private static async Task<JsonNode> DescribeAsync(Operator person)
    {
        var file = person.InData("describe.json");
        File.Delete(file);
        using var process = person.Start("demo", "--urls", "http://127.0.0.1:0", "--describe", file);
        var said = await process.ReadUntilAsync("Ctrl-C");
        said.ShouldContain("Root user");
        var described = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        said.ShouldContain(described["accounts"]![0]!["root"]!["password"]!.GetValue<string>());

        using var browser = new HttpClient();
        (await browser.GetStringAsync(new Uri(described["publicUrl"]!.GetValue<string>() + "/health/ready"))).ShouldBe("ready\n");
        (await process.TerminateAsync()).ShouldBe(0);
        return described;
    }
}
