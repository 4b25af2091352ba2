using System.Text;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Aws;

/// <summary>Whatever is done to a signed request on its way, it authenticates nobody wrongly and breaks nothing.</summary>
public sealed class HostileRequestTests : IAsyncLifetime
{
    private GatehouseHost host = null!;
    private Account account = null!;
    private ApiClient api = null!;

    public async Task InitializeAsync()
    {
        host = await GatehouseHost.StartAsync(("Api:LargestBody", "65536"));
        account = await host.OpenAsync();
        api = await ApiClient.OpenAsync(host, account);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_request_altered_on_its_way_never_does_what_it_says()
    {
        var signed = Signed();
        (string What, SignableRequest Request)[] altered =
        [
            ("method", signed with { Method = "PUT" }),
            ("query added", signed with { Query = "AccountAlias=other" }),
            ("query takes over", signed with { Query = "Action=CreateAccountAlias&Version=2010-05-08&AccountAlias=evil", Body = ReadOnlyMemory<byte>.Empty }),
            ("body changed", signed with { Body = Encoding.UTF8.GetBytes(Form("evil")) }),
            ("body missing", signed with { Body = ReadOnlyMemory<byte>.Empty }),
            ("body longer", signed with { Body = Encoding.UTF8.GetBytes(Form("hostile") + "&Extra=1") }),
            ("host changed", signed.Header("Host", static _ => "evil.example")),
            ("host doubled", signed.Doubled("Host")),
            ("host missing", signed.Without("Host")),
            ("type changed", signed.Header("Content-Type", static _ => "application/x-www-form-urlencoded")),
            ("type doubled", signed.Doubled("Content-Type")),
            ("type missing", signed.Without("Content-Type")),
            ("date changed", signed.Header("X-Amz-Date", static date => date.Replace("Z", "1Z", StringComparison.Ordinal))),
            ("date a second later", signed.Header("X-Amz-Date", static _ => "20261102T090001Z")),
            ("date doubled", signed.Doubled("X-Amz-Date")),
            ("date missing", signed.Without("X-Amz-Date")),
            ("date in words instead", signed.Without("X-Amz-Date").With("Date", "Mon, 02 Nov 2026 09:00:01 GMT")),
            ("authorization doubled", signed.Doubled("Authorization")),
            ("authorization missing", signed.Without("Authorization")),
            ("authorization basic", signed.Header("Authorization", static _ => "Basic cm9vdDpyb290")),
            ("authorization bearer", signed.Header("Authorization", static _ => "Bearer token")),
            ("authorization empty", signed.Header("Authorization", static _ => "")),
            ("algorithm", Authorization("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1")),
            ("algorithm asymmetric", Authorization("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")),
            ("key", Authorization(api.Identity.AccessKeyId, "AKIAAAAAAAAAAAAAAAAA")),
            ("key empty", Authorization(api.Identity.AccessKeyId, "")),
            ("key hostile", Authorization(api.Identity.AccessKeyId, "' OR 1=1 --")),
            ("scope day", Authorization("/20261102/", "/20261103/")),
            ("scope region", Authorization("/eu-central-1/", "/us-east-1/")),
            ("scope region empty", Authorization("/eu-central-1/", "//")),
            ("scope service", Authorization("/iam/", "/sts/")),
            ("scope terminator", Authorization("aws4_request", "aws5_request")),
            ("scope short", Authorization("/aws4_request", "")),
            ("signed headers without host", Authorization("content-type;host;", "content-type;")),
            ("signed headers fewer", Authorization("content-type;host;x-amz-date", "host")),
            ("signed headers reordered", Authorization("content-type;host;x-amz-date", "host;content-type;x-amz-date")),
            ("signed headers more", Authorization("x-amz-date", "x-amz-date;x-amz-target")),
            ("signed headers twice", Authorization("x-amz-date", "x-amz-date;host")),
            ("signed headers in capitals", Authorization("host", "Host")),
            ("signed headers empty", Authorization("content-type;host;x-amz-date", "")),
            ("signature cut", signed.Header("Authorization", static value => value[..^1])),
            ("signature longer", signed.Header("Authorization", static value => value + "0")),
            ("signature upper case", signed.Header("Authorization", static value => value[..^64] + value[^64..].ToUpperInvariant() + (value[^64..].Any(char.IsAsciiLetter) ? "" : "x"))),
            ("signature of zeros", signed.Header("Authorization", static value => value[..^64] + new string('0', 64))),
            ("signature empty", signed.Header("Authorization", static value => value[..^64])),
            ("token added", signed.With("X-Amz-Security-Token", "token")),
            ("hash of another body", signed.With("X-Amz-Content-Sha256", SignatureSteps.Hash("other"u8))),
            ("body said to be unsigned", signed.With("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")),
            ("body said to be streamed", signed.With("X-Amz-Content-Sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")),
            ("target added", signed.With("X-Amz-Target", "AWSIdentityStore.ListUsers")),
            ("both forms", signed with { Query = api.Presign(api.Get("a=b"), "iam").Query }),
        ];

        foreach (var (what, request) in altered)
        {
            var answer = await host.SendAsync(request);
            answer.Status.ShouldBeInRange(400, 499, what);
            (await AliasAsync()).ShouldBeNull(what);
        }

        (await host.SendAsync(signed)).Status.ShouldBe(200);
        (await AliasAsync()).ShouldBe("hostile");
    }

    [Fact]
    public async Task A_presigned_address_altered_on_its_way_opens_nothing()
    {
        var presigned = api.Presign(api.Get(Form("hostile")), "iam");
        (string From, string To)[] alterations =
        [
            ("AccountAlias=hostile", "AccountAlias=evil"),
            ("AccountAlias=hostile", "AccountAlias=hostile&Extra=1"),
            ("X-Amz-Expires=60", "X-Amz-Expires=604800"),
            ("X-Amz-Expires=60", "X-Amz-Expires=0"),
            ("X-Amz-Expires=60&", ""),
            ("X-Amz-Date=2026", "X-Amz-Date=2027"),
            ("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders="),
            ("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=host%3Bx-forwarded-for"),
            ("X-Amz-Credential=", "X-Amz-Credential=%00"),
            ("aws4_request", "aws4%00%1B"),
            ("X-Amz-Algorithm=AWS4-HMAC-SHA256", "X-Amz-Algorithm=none"),
            ("X-Amz-Algorithm=AWS4-HMAC-SHA256&", ""),
            ("%2Fiam%2F", "%2Fsts%2F"),
            ("X-Amz-Signature=", "X-Amz-Signature=&X-Amz-Signature="),
            ("X-Amz-Signature=", "X-Amz-Security-Token=a&X-Amz-Signature="),
            ("X-Amz-Signature=", "x-amz-signature="),
        ];

        foreach (var (from, to) in alterations)
        {
            presigned.Query.ShouldContain(from);
            (await host.SendAsync(presigned with { Query = presigned.Query.Replace(from, to, StringComparison.Ordinal) })).Status.ShouldBeInRange(400, 499, to);
            (await AliasAsync()).ShouldBeNull(to);
        }

        (await host.SendAsync(presigned with { Method = "POST" })).Status.ShouldBe(403);
        (await host.SendAsync(presigned)).Status.ShouldBe(200);
        (await AliasAsync()).ShouldBe("hostile");
    }

    [Theory]
    [InlineData(15 * 60, 200)]
    [InlineData(15 * 60 + 1, 403)]
    [InlineData(-15 * 60, 200)]
    [InlineData(-15 * 60 - 1, 403)]
    public async Task Query_services_bear_a_quarter_of_an_hour_and_no_second_more(int seconds, int status) =>
        (await host.SendAsync(api.Sign(api.Form("Action=ListAccountAliases&Version=2010-05-08"), "iam", host.Clock.GetUtcNow().AddSeconds(seconds)))).Status.ShouldBe(status);

    [Theory]
    [InlineData(5 * 60, 200)]
    [InlineData(5 * 60 + 1, 403)]
    [InlineData(-5 * 60, 200)]
    [InlineData(-5 * 60 - 1, 403)]
    public async Task Other_services_bear_five_minutes_and_no_second_more(int seconds, int status) =>
        (await host.SendAsync(api.Sign(api.Json("/getAccountInformation", "{}"), "account", host.Clock.GetUtcNow().AddSeconds(seconds)))).Status.ShouldBe(status);

    [Fact]
    public async Task Folded_and_oversized_and_broken_requests_are_refused_in_four_hundreds()
    {
        var signed = Signed();
        (await host.SendAsync(signed.Header("Content-Type", static value => value.Replace(";", ";\r\n ", StringComparison.Ordinal)))).Status.ShouldBeInRange(400, 499);
        (await host.SendAsync(api.Sign(api.Form("Action=ListAccountAliases&Version=2010-05-08&Extra=" + new string('x', 65536)), "iam"))).Status.ShouldBe(413);
        (await host.SendAsync(api.Sign(api.Form("Action=ListAccountAliases&Version=2010-05-08&Extra=" + new string('x', 65536)), "iam"), isChunked: true)).Status.ShouldBe(413);
        (await host.SendAsync(Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n")))
            .Status.ShouldBeInRange(400, 499);
        (await AliasAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Action=")]
    [InlineData("Action=ListAccountAliases")]
    [InlineData("Action=ListAccountAliases&Version=2010-05-08&Version=2010-05-08")]
    [InlineData("Action=ListAccountAliases&Version=2010-05-08&Action=CreateAccountAlias")]
    [InlineData("Action.member.1=ListAccountAliases&Version=2010-05-08")]
    [InlineData("Action=ListAccountAliases&Version=2010-05-08&Marker=%FF")]
    [InlineData("Action=ListAccountAliases&Version=2010-05-08&Marker=%00")]
    [InlineData("Action=ListAccountAliases&Version=2010-05-08&MaxItems.member.999999999=1")]
    [InlineData("Action=ListAccountAliases&Version=2010-05-08&MaxItems=-99999999999999999999")]
    [InlineData("Action=CreateAccountAlias&Version=2010-05-08&AccountAlias=a%00b")]
    [InlineData("Action=<script>&Version=2010-05-08")]
    [InlineData("Action=%01&Version=%02")]
    public async Task A_hostile_form_is_no_servers_failure(string form)
    {
        var answer = await host.SendAsync(api.Sign(api.Form(form), "iam"));

        (answer.Status is 200 or (>= 400 and < 500)).ShouldBeTrue($"{form}: {answer.Status} {answer.Body}");
        System.Xml.Linq.XDocument.Parse(answer.Body);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"AccountId\":1}")]
    [InlineData("{\"AccountId\":\"\\uD800\"}")]
    [InlineData("{\"AccountId\":\"\\u0000\"}")]
    [InlineData("{\"AccountId\":\"a\",\"AccountId\":\"b\"}")]
    [InlineData("{\"AccountId\":{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}}")]
    public async Task A_hostile_body_is_no_servers_failure(string json) =>
        (await api.AccountAsync("/getAccountInformation", json)).Status.ShouldBe(400);

    [Fact]
    public async Task A_key_taken_back_signs_nothing_from_then_on()
    {
        (await api.IamAsync("ListAccountAliases")).Status.ShouldBe(200);

        await host.Database.WriteAsync(session => session.ExecuteAsync("UPDATE access_keys SET status = 'Inactive'"));

        (await api.IamAsync("ListAccountAliases")).Status.ShouldBe(403);
    }

    private SignableRequest Signed() => api.Sign(api.Form(Form("hostile")), "iam");

    private SignableRequest Authorization(string from, string to)
    {
        var signed = Signed();
        signed.Find("Authorization").ShouldNotBeNull().ShouldContain(from);
        return signed.Header("Authorization", value => value.Replace(from, to, StringComparison.Ordinal));
    }

    private static string Form(string alias) => $"Action=CreateAccountAlias&Version=2010-05-08&AccountAlias={alias}";

    private async Task<string?> AliasAsync() => (await host.FindAsync(account.Id)).ShouldNotBeNull().Alias;
}
