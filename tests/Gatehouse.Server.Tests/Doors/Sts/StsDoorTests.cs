using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Doors.Aws;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sts;

/// <summary>STS as its clients see it, on the wire.</summary>
public sealed class StsDoorTests
{
    private const string Version = "2011-06-15";

    [Fact]
    public async Task GetCallerIdentity_answers_signed_and_presigned_calls_alike()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara", "/ops/");
        var api = await ApiClient.OpenAsync(host, account, user.Id);
        var signed = await api.StsAsync("GetCallerIdentity");
        signed.Status.ShouldBe(200);
        Read(signed, "Arn").ShouldBe(user.Arn);
        Read(signed, "UserId").ShouldBe(user.Id);
        Read(signed, "Account").ShouldBe(account.Id.Digits);
        var presigned = await host.SendAsync(api.Presign(api.Get($"Action=GetCallerIdentity&Version={Version}"), "sts"));
        Read(presigned, "Arn").ShouldBe(user.Arn);
    }

    [Fact]
    public async Task An_assumed_role_is_answered_with_exactly_what_it_has_and_signs_from_then_on()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(user.Arn));
        var api = await ApiClient.OpenAsync(host, account, user.Id);
        var answer = await api.StsAsync("AssumeRole", ("RoleArn", role.Arn), ("RoleSessionName", "work"));
        answer.Status.ShouldBe(200);
        var result = XDocument.Parse(answer.Body).Root!.Elements().First();
        result.Elements().Select(static each => each.Name.LocalName).ShouldBe(["Credentials", "AssumedRoleUser"], ignoreOrder: true);
        result.Elements().First().Elements().Select(static each => each.Name.LocalName).ShouldBe(["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"]);
        Read(answer, "Expiration").ShouldBe(host.Clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

        var role2 = new ApiClient(host, new SigningIdentity(Read(answer, "AccessKeyId"), Read(answer, "SecretAccessKey"), Read(answer, "SessionToken")));
        Read(await role2.StsAsync("GetCallerIdentity"), "Arn").ShouldBe($"arn:aws:sts::{account.Id.Digits}:assumed-role/Deployer/work");
        host.Clock.Advance(TimeSpan.FromHours(1));
        var late = await role2.StsAsync("GetCallerIdentity");
        (late.Status, Read(late, "Code"), Read(late, "Message")).ShouldBe((403, "ExpiredToken", "The security token included in the request is expired"));
    }

    [Fact]
    public async Task In_json_the_expiration_is_a_number_of_seconds()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var api = await ApiClient.OpenAsync(host, account);
        var request = api.Form($"Action=GetSessionToken&Version={Version}").With("Accept", "application/json");
        var answer = JsonNode.Parse((await host.SendAsync(api.Sign(request, "sts"))).Body)!;
        answer["GetSessionTokenResponse"]!["GetSessionTokenResult"]!["Credentials"]!["Expiration"]!.GetValue<double>()
            .ShouldBe(host.Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("AssumeRole", "RoleSessionName", "work", "1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("GetSessionToken", "DurationSeconds", "129601", "1 validation error detected: Value '129601' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 129600")]
    [InlineData("GetSessionToken", "DurationSeconds", "899", "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900")]
    [InlineData("GetFederationToken", "Name", "x", "1 validation error detected: Value 'x' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 2")]
    [InlineData("GetAccessKeyInfo", "AccessKeyId", "AKIA", "1 validation error detected: Value 'AKIA' at 'accessKeyId' failed to satisfy constraint: Member must have length greater than or equal to 16")]
    public async Task What_the_model_does_not_allow_is_told_in_its_words_and_blamed_on_the_sender(string action, string member, string value, string text)
    {
        await using var host = await GatehouseHost.StartAsync();
        var api = await OpenForUserAsync(host);
        var answer = await api.StsAsync(action, (member, value));
        (answer.Status, Read(answer, "Type"), Read(answer, "Code"), Read(answer, "Message")).ShouldBe((400, "Sender", "ValidationError", text));
    }

    [Fact]
    public async Task Half_a_day_is_the_most_for_any_role()
    {
        await using var host = await GatehouseHost.StartAsync();
        var api = await OpenForUserAsync(host);
        var answer = await api.StsAsync("AssumeRole", ("RoleArn", "arn:aws:iam::111122223333:role/Some"), ("RoleSessionName", "work"), ("DurationSeconds", "43201"));
        Read(answer, "Message").ShouldBe("1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200");
    }

    [Fact]
    public async Task Lists_and_structures_of_a_form_arrive_as_they_were_meant()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(user.Arn));
        var api = await ApiClient.OpenAsync(host, account, user.Id);
        var answer = await api.StsAsync(
            "AssumeRole",
            ("RoleArn", role.Arn),
            ("RoleSessionName", "work"),
            ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "blue"),
            ("TransitiveTagKeys.member.1", "team"),
            ("SourceIdentity", "mara"));
        answer.Status.ShouldBe(200, answer.Body);
        Read(answer, "SourceIdentity").ShouldBe("mara");
        int.Parse(Read(answer, "PackedPolicySize"), CultureInfo.InvariantCulture).ShouldBeInRange(1, 20);
        var facts = await host.Database.ReadAsync(session => session.GetAsync<string>("SELECT facts FROM temporary_credentials"));
        facts.ShouldContain("policy/ReadOnlyAccess");
        facts.ShouldContain("blue");
    }

    [Theory]
    [InlineData("AssumeRoleWithSAML")]
    [InlineData("AssumeRoleWithWebIdentity")]
    [InlineData("AssumeRoot")]
    [InlineData("GetDelegatedAccessToken")]
    public async Task What_is_not_there_yet_is_an_unknown_operation(string action)
    {
        await using var host = await GatehouseHost.StartAsync();
        var api = await ApiClient.OpenAsync(host, await host.OpenAsync());
        var answer = await api.StsAsync(action);
        (answer.Status, Read(answer, "Code"), Read(answer, "Message")).ShouldBe((400, "InvalidAction", $"Could not find operation {action} for version {Version}"));
    }

    private static async Task<ApiClient> OpenForUserAsync(GatehouseHost host)
    {
        var account = await host.OpenAsync();
        return await ApiClient.OpenAsync(host, account, (await host.AddUserAsync(account, "mara")).Id);
    }

    private static string Read(RawAnswer answer, string element) =>
        XDocument.Parse(answer.Body).Descendants().FirstOrDefault(each => each.Name.LocalName == element)?.Value
        ?? throw new InvalidOperationException($"No {element} in {answer.Body}");
}
