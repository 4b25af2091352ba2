using System.Text.Json.Nodes;
using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

public sealed class EncodedMessageTests
{
    private const string Guard = """{"Version":"2012-10-17","Statement":{"Sid":"KeepOut","Effect":"Deny","Action":"iam:*","Resource":"*"}}""";

    private static readonly Decision Nobody = new(Verdict.ImplicitDeny, [], DenyingLayer.Identity);

    [Fact]
    public async Task A_denied_call_can_be_explained_to_who_may_decode_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var check = new AccessCheck("iam:DeleteUser", user.Arn).With("aws:RequestTag/team", "blue", "red");
        var encoded = host.Get<EncodedMessages>().Encode(new(TestKeys.By(user), check, Guarded()));
        encoded.ShouldNotContain("KeepOut");
        encoded.ShouldMatch("^[A-Za-z0-9._-]+$");
        var reply = (await host.RunAsync(host.Get<DecodeAuthorizationMessage>(), new() { EncodedMessage = encoded }, TestKeys.By(account))).ShouldBeDone();
        var told = JsonNode.Parse(reply.DecodedMessage)!;
        told["allowed"]!.GetValue<bool>().ShouldBeFalse();
        told["explicitDeny"]!.GetValue<bool>().ShouldBeTrue();
        told["matchedStatements"]!["items"]![0]!["statementId"]!.GetValue<string>().ShouldBe("KeepOut");
        told["matchedStatements"]!["items"]![0]!["effect"]!.GetValue<string>().ShouldBe("DENY");
        told["matchedStatements"]!["items"]![0]!["sourcePolicyId"]!.GetValue<string>().ShouldBe("guard");
        told["failures"]!["items"]!.AsArray().ShouldBeEmpty();
        told["context"]!["principal"]!.ToJsonString().ShouldBe($$"""{"id":"{{user.Id}}","name":"mara","arn":"{{user.Arn}}"}""");
        told["context"]!["action"]!.GetValue<string>().ShouldBe("iam:DeleteUser");
        told["context"]!["resource"]!.GetValue<string>().ShouldBe(user.Arn);
        told["context"]!["conditions"]!["items"]!.ToJsonString().ShouldBe("""[{"key":"aws:RequestTag/team","values":{"items":[{"value":"blue"},{"value":"red"}]}}]""");
    }

    [Fact]
    public async Task A_message_of_another_account_an_altered_and_an_invented_one_are_all_just_invalid()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (account, neighbour) = (await host.OpenAsync(), await host.OpenAsync("neighbour@example.com"));
        var encoded = host.Get<EncodedMessages>().Encode(new(TestKeys.By(account), new("iam:DeleteUser", "*"), Nobody));
        await RefusedAsync(encoded, TestKeys.By(neighbour));
        await RefusedAsync(encoded[..^2] + (encoded.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA"), TestKeys.By(account));
        await RefusedAsync("not a message\r\n", TestKeys.By(account));

        async Task RefusedAsync(string message, Caller caller) =>
            (await host.RunAsync(host.Get<DecodeAuthorizationMessage>(), new() { EncodedMessage = message }, caller)).ShouldBeRefused("InvalidAuthorizationMessageException");
    }

    [Fact]
    public async Task However_much_a_caller_says_the_message_can_be_decoded()
    {
        await using var host = await GatehouseHost.StartAsync();
        var caller = TestKeys.By(await host.OpenAsync());
        var check = new AccessCheck("iam:TagUser", "*");
        for (var i = 0; i < 50; i++)
        {
            check = check.With($"aws:RequestTag/{host.Get<SecretSource>().Token(80)}", host.Get<SecretSource>().Token(180));
        }

        var encoded = host.Get<EncodedMessages>().Encode(new(caller, check, Guarded()));
        encoded.Length.ShouldBeLessThanOrEqualTo(EncodedMessages.Longest);
        (await host.RunAsync(host.Get<DecodeAuthorizationMessage>(), new() { EncodedMessage = encoded }, caller)).ShouldBeDone().DecodedMessage.ShouldContain("iam:TagUser");
    }

    private static Decision Guarded()
    {
        var document = PolicyReader.Read(Guard, PolicyUse.Identity).ShouldBeOfType<PolicyReading.Read>().PolicyDocument;
        return new(Verdict.ExplicitDeny, [new(new("guard", "IAM Policy", document), document.Statements[0])], DenyingLayer.Identity);
    }
}
