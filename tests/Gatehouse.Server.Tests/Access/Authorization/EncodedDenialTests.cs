using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Authorization;

public sealed class EncodedDenialTests
{
    private const string Marker = " Encoded authorization failure message: ";

    [Fact]
    public async Task Without_the_setting_a_denial_ends_with_its_reason()
    {
        await using var iam = await Iam.StartAsync();
        var mara = await iam.PersonAsync("mara");
        (await iam.ShouldNotSeeAsync("mara", mara)).ShouldEndWith("allows the iam:GetUser action");
    }

    [Fact]
    public async Task A_denial_can_be_decoded_to_the_statements_that_decided_and_what_was_known_of_the_call()
    {
        await using var iam = await StartAsync();
        var mara = await iam.PersonAsync("mara", Given.Allow("*"), Given.Deny("iam:Get*", "arn:aws:iam::*:user/*", "\"StringEquals\":{\"aws:username\":\"mara\"}"));
        var text = await iam.ShouldNotSeeAsync("mara", mara);
        text.ShouldStartWith($"User: {mara.Arn} is not authorized to perform: iam:GetUser on resource: {mara.Arn} with an explicit deny in an identity-based policy{Marker}");
        var told = JsonNode.Parse(await DecodeAsync(iam, text))!;
        (told["allowed"]!.GetValue<bool>(), told["explicitDeny"]!.GetValue<bool>()).ShouldBe((false, true));
        var matched = told["matchedStatements"]!["items"]!.AsArray().ShouldHaveSingleItem()!;
        (matched["effect"]!.GetValue<string>(), matched["sourcePolicyId"]!.GetValue<string>()).ShouldBe(("DENY", "given"));
        matched["actions"]!.ToJsonString().ShouldBe("""{"items":[{"value":"iam:Get*"}]}""");
        matched["resources"]!.ToJsonString().ShouldBe("""{"items":[{"value":"arn:aws:iam::*:user/*"}]}""");
        told["context"]!["principal"]!["arn"]!.GetValue<string>().ShouldBe(mara.Arn);
        told["context"]!["action"]!.GetValue<string>().ShouldBe("iam:GetUser");
        var conditions = told["context"]!["conditions"]!["items"]!.AsArray().ToDictionary(
            static each => each!["key"]!.GetValue<string>(), static each => each!["values"]!["items"]![0]!["value"]!.GetValue<string>());
        conditions["aws:username"].ShouldBe("mara");
        conditions["aws:SourceIp"].ShouldBe(mara.Origin.Address);
        conditions["aws:CurrentTime"].ShouldBe("2026-11-02T09:00:00Z");
    }

    [Fact]
    public async Task What_nothing_allowed_has_no_statements_and_is_no_explicit_deny()
    {
        await using var iam = await StartAsync();
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:ListUsers"));
        var told = JsonNode.Parse(await DecodeAsync(iam, await iam.ShouldNotSeeAsync("mara", mara)))!;
        told["explicitDeny"]!.GetValue<bool>().ShouldBeFalse();
        told["matchedStatements"]!["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task No_other_account_reads_it_and_who_was_denied_reads_it_only_when_allowed()
    {
        await using var iam = await StartAsync();
        var mara = await iam.PersonAsync("mara");
        var message = MessageIn(await iam.ShouldNotSeeAsync("mara", mara));
        var other = await iam.OtherAccountAsync();
        (await iam.RunAsync(iam.Get<DecodeAuthorizationMessage>(), new() { EncodedMessage = message }, other.Root)).ShouldBeRefused("InvalidAuthorizationMessageException");
        (await iam.RunAsync(iam.Get<DecodeAuthorizationMessage>(), new() { EncodedMessage = message }, mara)).ShouldBeRefused("AccessDenied");
        await iam.GrantAsync("mara", Given.Allow("sts:DecodeAuthorizationMessage"));
        (await iam.RunAsync(iam.Get<DecodeAuthorizationMessage>(), new() { EncodedMessage = message }, mara)).ShouldBeDone();
    }

    [Fact]
    public async Task What_a_role_of_whichever_account_says_of_its_trust_is_never_in_a_message()
    {
        await using var iam = await StartAsync();
        var other = await iam.OtherAccountAsync();
        var mara = await iam.PersonAsync("mara", Given.Allow("sts:*"));
        foreach (var account in new[] { iam, other })
        {
            var role = await account.Host.AddRoleAsync(account.Account, "Closed", IamStory.Trust);
            (await iam.Host.RefuseAsync(TestRoles.Ask(role), mara, "AccessDenied"))
                .ShouldBe($"User: {mara.Arn} is not authorized to perform: sts:AssumeRole on resource: {role.Arn}");
        }
    }

    private static Task<Iam> StartAsync() => Iam.StartAsync(("Access:EncodeDenials", "true"));

    private static string MessageIn(string text) => text[(text.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..];

    private static async Task<string> DecodeAsync(Iam iam, string text) =>
        (await iam.RunAsync(iam.Get<DecodeAuthorizationMessage>(), new() { EncodedMessage = MessageIn(text) })).ShouldBeDone().DecodedMessage;
}
