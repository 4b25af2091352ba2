using System.Text.Json.Nodes;
using System.Xml.Linq;
using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Doors.Aws;
using Gatehouse.Server.Doors.Aws.Answers;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Aws;

/// <summary>Every error that a caller can provoke before an operation runs, in the dialects of query and REST services.</summary>
public sealed class ErrorTableTests : IAsyncLifetime
{
    private const string WrongSignature =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private const string WrongToken = "The security token included in the request is invalid.";

    private GatehouseHost host = null!;
    private Account account = null!;
    private ApiClient api = null!;

    public async Task InitializeAsync()
    {
        host = await GatehouseHost.StartAsync();
        account = await host.OpenAsync();
        api = await ApiClient.OpenAsync(host, account);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public Task No_authentication() => BothAsync(
        static request => request,
        (403, "MissingAuthenticationToken", "Missing Authentication Token"),
        (403, "MissingAuthenticationTokenException", "Missing Authentication Token"));

    [Fact]
    public Task A_header_that_cannot_be_read() => BothAsync(
        static request => request.With("Authorization", "AWS4-HMAC-SHA256 Credential=a"),
        (400, "IncompleteSignature", null),
        (403, "IncompleteSignatureException", null));

    [Fact]
    public Task An_unknown_key() => BothAsync(
        request => Signed(request, new SigningIdentity("AKIAUNKNOWN", "secret")),
        (403, "InvalidClientTokenId", WrongToken),
        (403, "UnrecognizedClientException", WrongToken));

    [Fact]
    public Task A_token_that_does_not_belong_to_the_key() => BothAsync(
        request => Signed(request, api.Identity with { SessionToken = "another" }),
        (403, "InvalidClientTokenId", WrongToken),
        (403, "UnrecognizedClientException", WrongToken));

    [Fact]
    public async Task A_temporary_key_without_its_token_and_one_that_has_expired()
    {
        var credentials = await host.Database.WriteAsync(session => host.Get<TemporaryCredentials>().IssueAsync(
            session, "Root", account.Id.Digits, "root", account.Root.ToString(),
            new CallerSession("arn", account.Id.Digits, "root", host.Clock.GetUtcNow()) { GivenBy = "SignIn" },
            host.Clock.GetUtcNow().AddMinutes(15)));
        var identity = new SigningIdentity(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken);

        (await host.SendAsync(Signed(Query(), identity))).Status.ShouldBe(200);
        await BothAsync(request => Signed(request, identity with { SessionToken = null }), (403, "InvalidClientTokenId", WrongToken), (403, "UnrecognizedClientException", WrongToken));
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await BothAsync(
            request => Signed(request, identity),
            (403, "ExpiredToken", "The security token included in the request is expired"),
            (403, "ExpiredTokenException", "The security token included in the request is expired"));
    }

    [Fact]
    public Task A_wrong_signature() => BothAsync(
        request => Signed(request, api.Identity with { SecretAccessKey = "wrong" }),
        (403, "SignatureDoesNotMatch", WrongSignature),
        (403, "InvalidSignatureException", WrongSignature));

    [Fact]
    public async Task A_scope_of_another_service()
    {
        Xml(await host.SendAsync(api.Sign(Query(), "account"))).ShouldBe((403, "SignatureDoesNotMatch", "Credential should be scoped to correct service: 'iam'."));
        Json(await host.SendAsync(api.Sign(Rest(), "iam"))).ShouldBe((403, "InvalidSignatureException", "Credential should be scoped to correct service: 'account'."));
    }

    [Fact]
    public async Task An_expired_signature()
    {
        var late = host.Clock.GetUtcNow().AddHours(-1);

        Xml(await host.SendAsync(api.Sign(Query(), "iam", late))).ShouldBe(
            (403, "SignatureDoesNotMatch", "Signature expired: 20261102T080000Z is now earlier than 20261102T084500Z (20261102T090000Z - 15 min.)"));
        Json(await host.SendAsync(api.Sign(Rest(), "account", late))).ShouldBe(
            (403, "InvalidSignatureException", "Signature expired: 20261102T080000Z is now earlier than 20261102T085500Z (20261102T090000Z - 5 min.)"));
    }

    [Fact]
    public async Task An_unknown_operation_and_none()
    {
        Xml(await api.IamAsync("MakeCoffee")).ShouldBe((400, "InvalidAction", "Could not find operation MakeCoffee for version 2010-05-08"));
        Xml(await host.SendAsync(api.Form("Action=ListUsers"))).ShouldBe((400, "InvalidAction", "Could not find operation ListUsers for version NO_VERSION_SPECIFIED"));
        Xml(await host.SendAsync(api.Form("Version=2010-05-08"))).Code.ShouldBe("MissingAction");
        Json(await host.SendAsync(api.Sign(api.Json("/makeCoffee", "{}"), "account"))).ShouldBe(
            (404, "UnknownOperationException", "The requested operation is not one of this server's."));
        var target = await host.SendAsync(api.Json("/", "{}").With("X-Amz-Target", "Kitchen.MakeCoffee"));
        target.Header("Content-Type").ShouldBe("application/x-amz-json-1.1");
        target.Status.ShouldBe(400);
        JsonNode.Parse(target.Body)!["__type"]!.GetValue<string>().ShouldBe("UnknownOperationException");
    }

    [Fact]
    public async Task Members_that_do_not_fit()
    {
        Xml(await api.IamAsync("ListAccountAliases", ("MaxItems", "x"))).Code.ShouldBe("ValidationError");
        Json(await api.AccountAsync("/getAccountInformation", "{")).ShouldBe((400, "SerializationException", "The body is not one JSON object."));
        Json(await api.AccountAsync("/getAccountInformation", """{"AccountId":5}""")).ShouldBe((400, "SerializationException", "The member 'accountId' is not of the expected type."));
        Json(await api.AccountAsync("/putAccountName", "{}")).ShouldBe(
            (400, "ValidationException", "1 validation error detected: Value null at 'accountName' failed to satisfy constraint: Member must not be null"));
    }

    [Fact]
    public async Task Another_accounts_data()
    {
        var other = await host.OpenAsync("other@example.com");

        Json(await api.AccountAsync("/getAccountInformation", $$"""{"AccountId":"{{other.Id.Digits}}"}""")).Code.ShouldBe("AccessDeniedException");
    }

    [Theory]
    [InlineData("MissingAuthenticationToken", "MissingAuthenticationTokenException")]
    [InlineData("IncompleteSignature", "IncompleteSignatureException")]
    [InlineData("InvalidClientTokenId", "UnrecognizedClientException")]
    [InlineData("ExpiredToken", "ExpiredTokenException")]
    [InlineData("SignatureDoesNotMatch", "InvalidSignatureException")]
    [InlineData("AccessDenied", "AccessDeniedException")]
    [InlineData("InvalidAction", "UnknownOperationException")]
    [InlineData("ValidationError", "ValidationException")]
    [InlineData("SerializationError", "SerializationException")]
    [InlineData("Throttling", "ThrottlingException")]
    public void The_json_protocol_tells_all_of_them_with_400(string code, string name)
    {
        var fault = FaultTable.Translate(new Refusal(code, RefusalKind.Malformed, "text"), new AwsService("sso", AwsDialect.Json11), AwsDialect.Json11);

        fault.ShouldBe(new AwsFault(name, "text", 400));
    }

    [Theory]
    [InlineData(RefusalKind.NotFound, "NoSuchEntity", 404, "ResourceNotFoundException", 404)]
    [InlineData(RefusalKind.Conflict, "EntityAlreadyExists", 409, "ConflictException", 409)]
    [InlineData(RefusalKind.Forbidden, "AccessDenied", 403, "AccessDeniedException", 403)]
    [InlineData(RefusalKind.Malformed, "ValidationError", 400, "ValidationException", 400)]
    [InlineData(RefusalKind.Expired, "ValidationError", 400, "ValidationException", 400)]
    [InlineData(RefusalKind.Throttled, "Throttling", 400, "TooManyRequestsException", 429)]
    [InlineData(RefusalKind.Unavailable, "ServiceUnavailable", 503, "ServiceUnavailableException", 503)]
    internal void A_rooms_own_code_is_told_by_its_kind(RefusalKind kind, string code, int status, string jsonCode, int jsonStatus)
    {
        var refusal = new Refusal("SomethingOfARoom", kind, "text");
        var service = host.Get<AwsServices>().FindByName("account").ShouldNotBeNull();

        FaultTable.Translate(refusal, service, AwsDialect.QueryXml).ShouldBe(new AwsFault(code, "text", status));
        FaultTable.Translate(refusal, service, AwsDialect.RestJson).ShouldBe(new AwsFault(jsonCode, "text", jsonStatus));
    }

    private async Task BothAsync(Func<SignableRequest, SignableRequest> make, (int Status, string Code, string? Message) xml, (int Status, string Code, string? Message) json)
    {
        var query = Xml(await host.SendAsync(make(Query())));
        query.ShouldBe((xml.Status, xml.Code, xml.Message ?? query.Message));
        var rest = Json(await host.SendAsync(make(Rest())));
        rest.ShouldBe((json.Status, json.Code, json.Message ?? rest.Message));
    }

    private SignableRequest Signed(SignableRequest request, SigningIdentity identity) =>
        SigV4Signer.Sign(request, identity, "eu-central-1", request.Path == "/" ? "iam" : "account", host.Clock.GetUtcNow());

    private SignableRequest Query() => api.Form("Action=ListAccountAliases&Version=2010-05-08");

    private SignableRequest Rest() => api.Json("/getAccountInformation", "{}");

    private static (int Status, string Code, string Message) Xml(RawAnswer answer)
    {
        answer.Header("Content-Type").ShouldBe("text/xml");
        var error = XElement.Parse(answer.Body);
        string Text(string name) => error.Descendants().Single(each => each.Name.LocalName == name).Value;
        return (answer.Status, Text("Code"), Text("Message"));
    }

    private static (int Status, string Code, string Message) Json(RawAnswer answer)
    {
        answer.Header("Content-Type").ShouldBe("application/json");
        return (answer.Status, answer.Header("x-amzn-ErrorType") ?? "", JsonNode.Parse(answer.Body)!["message"]!.GetValue<string>());
    }
}
