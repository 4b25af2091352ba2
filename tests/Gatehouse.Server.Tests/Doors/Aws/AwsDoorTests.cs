using System.Text.Json.Nodes;
using System.Xml.Linq;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Aws;

public sealed class AwsDoorTests
{
    private const string Iam = "https://iam.amazonaws.com/doc/2010-05-08/";

    [Fact]
    public async Task A_signed_form_is_answered_in_xml_with_the_id_of_the_request()
    {
        await using var host = await GatehouseHost.StartAsync();
        var api = await ApiClient.OpenAsync(host, await host.OpenAsync());
        (await api.IamAsync("CreateAccountAlias", ("AccountAlias", "granite"))).Status.ShouldBe(200);

        var answer = await api.IamAsync("ListAccountAliases");

        answer.Status.ShouldBe(200);
        answer.Header("Content-Type").ShouldBe("text/xml");
        var id = answer.Header("x-amzn-RequestId").ShouldNotBeNull();
        answer.Body.ShouldBe(
            $"<ListAccountAliasesResponse xmlns=\"{Iam}\"><ListAccountAliasesResult><AccountAliases><member>granite</member></AccountAliases>"
            + $"<IsTruncated>false</IsTruncated></ListAccountAliasesResult><ResponseMetadata><RequestId>{id}</RequestId></ResponseMetadata></ListAccountAliasesResponse>");
    }

    [Fact]
    public async Task A_client_that_accepts_json_gets_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var api = await ApiClient.OpenAsync(host, await host.OpenAsync());
        var request = api.Form("Action=ListAccountAliases&Version=2010-05-08").With("Accept", "application/json");

        var answer = await host.SendAsync(api.Sign(request, "iam"));

        answer.Header("Content-Type").ShouldBe("application/json");
        JsonNode.Parse(answer.Body)!["ListAccountAliasesResponse"]!["ListAccountAliasesResult"]!["IsTruncated"]!.GetValue<bool>().ShouldBeFalse();
        var refused = await host.SendAsync(request);
        JsonNode.Parse(refused.Body)!["Error"]!["Code"]!.GetValue<string>().ShouldBe("MissingAuthenticationToken");
    }

    [Fact]
    public async Task A_presigned_address_works_and_so_does_a_signed_get()
    {
        await using var host = await GatehouseHost.StartAsync();
        var api = await ApiClient.OpenAsync(host, await host.OpenAsync());
        var request = api.Get("Action=ListAccountAliases&Version=2010-05-08");

        (await host.SendAsync(api.Presign(request, "iam"))).Status.ShouldBe(200);
        (await host.SendAsync(api.Presign(request.With("X-K8s-Aws-Id", "cluster"), "iam"))).Status.ShouldBe(200);
        (await host.SendAsync(api.Sign(request, "iam"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_key_remembers_where_and_for_what_it_signed_rightly()
    {
        await using var host = await GatehouseHost.StartAsync();
        var api = await ApiClient.OpenAsync(host, await host.OpenAsync());
        await new ApiClient(host, api.Identity with { SecretAccessKey = "wrong" }).IamAsync("ListAccountAliases");
        await host.Get<AccessKeyUse>().FlushAsync();
        (await FindAsync(host, api)).LastUsedAt.ShouldBeNull();

        await api.IamAsync("ListAccountAliases");
        await host.Get<AccessKeyUse>().FlushAsync();

        var key = await FindAsync(host, api);
        (key.LastUsedAt, key.LastUsedRegion, key.LastUsedService).ShouldBe((host.Clock.GetUtcNow().ToUnixTimeMilliseconds(), "eu-central-1", "iam"));
    }

    [Fact]
    public async Task A_chunked_body_is_read_like_any_other()
    {
        await using var host = await GatehouseHost.StartAsync();
        var api = await ApiClient.OpenAsync(host, await host.OpenAsync());

        (await host.SendAsync(api.Sign(api.Form("Action=ListAccountAliases&Version=2010-05-08"), "iam"), isChunked: true)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_account_service_answers_at_its_own_paths()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var api = await ApiClient.OpenAsync(host, account);

        var information = await api.AccountAsync("/getAccountInformation", "{}");
        information.Status.ShouldBe(200);
        information.Header("Content-Type").ShouldBe("application/json");
        JsonNode.Parse(information.Body)!["AccountId"]!.GetValue<string>().ShouldBe(account.Id.Digits);
        JsonNode.Parse(information.Body)!["AccountCreatedDate"]!.GetValue<string>().ShouldEndWith("Z");

        var missing = await api.AccountAsync("/getContactInformation", "");
        missing.Status.ShouldBe(404);
        missing.Header("x-amzn-ErrorType").ShouldBe("ResourceNotFoundException");
        JsonNode.Parse(missing.Body)!["message"]!.GetValue<string>().ShouldNotBeEmpty();

        (await api.AccountAsync("/putAccountName", """{"AccountName":"Basalt Works"}""")).ShouldSatisfyAllConditions(
            static answer => answer.Status.ShouldBe(200),
            static answer => answer.Body.ShouldBe("{}"));
        (await host.FindAsync(account.Id)).ShouldNotBeNull().Name.ShouldBe("Basalt Works");
    }

    [Fact]
    public async Task What_is_not_the_apis_stays_with_the_pages()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Origin };

        (await client.GetStringAsync("/")).ShouldContain("<html");
        (await client.GetStringAsync("/?Actions=1")).ShouldContain("<html");
        (await client.GetAsync("/getaccountinformation")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_know_is_told_with_those_it_does()
    {
        await using var host = await GatehouseHost.StartAsync();
        var api = await ApiClient.OpenAsync(host, await host.OpenAsync());

        foreach (var method in new[] { "GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH" })
        {
            var rest = await host.SendAsync(api.Json("/getAccountInformation", "") with { Method = method });
            rest.Status.ShouldBe(405, method);
            rest.Header("Allow").ShouldBe("POST");
            rest.Header("x-amzn-ErrorType").ShouldBe("UnknownOperationException");
        }

        foreach (var method in new[] { "HEAD", "OPTIONS", "PUT", "DELETE" })
        {
            var query = await host.SendAsync(api.Get("Action=ListAccountAliases&Version=2010-05-08") with { Method = method });
            query.Status.ShouldBe(405, method);
            query.Header("Allow").ShouldBe("GET, POST");
        }

        (await host.SendAsync(api.Get("").With("X-Amz-Target", "AWSIdentityStore.ListUsers"))).Status.ShouldBe(405);
    }

    [Fact]
    public async Task An_alias_taken_and_a_name_refused_are_told_as_the_services_do()
    {
        await using var host = await GatehouseHost.StartAsync();
        var first = await ApiClient.OpenAsync(host, await host.OpenAsync());
        var second = await ApiClient.OpenAsync(host, await host.OpenAsync("other@example.com"));
        (await first.IamAsync("CreateAccountAlias", ("AccountAlias", "granite"))).Status.ShouldBe(200);

        Error(await second.IamAsync("CreateAccountAlias", ("AccountAlias", "granite")), 409).ShouldBe(("EntityAlreadyExists", "The account alias granite already exists."));
        Error(await second.IamAsync("CreateAccountAlias", ("AccountAlias", "-")), 400).Code.ShouldBe("ValidationError");
        Error(await second.IamAsync("CreateAccountAlias"), 400)
            .ShouldBe(("ValidationError", "1 validation error detected: Value null at 'accountAlias' failed to satisfy constraint: Member must not be null"));
        Error(await second.IamAsync("ListAccountAliases", ("MaxItems", "many")), 400)
            .ShouldBe(("ValidationError", "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must be of the expected type"));
    }

    private static async Task<AccessKey> FindAsync(GatehouseHost host, ApiClient api) =>
        (await host.Database.ReadAsync(session => AccessKeyStore.FindAsync(session, api.Identity.AccessKeyId))).ShouldNotBeNull();

    private static (string Code, string Message) Error(RawAnswer answer, int status)
    {
        answer.Status.ShouldBe(status, answer.Body);
        var root = XElement.Parse(answer.Body);
        root.Name.LocalName.ShouldBe("ErrorResponse");
        string Text(string name) => root.Descendants(XName.Get(name, Iam)).Single().Value;
        Text("Type").ShouldBe("Sender");
        Text("RequestId").ShouldBe(answer.Header("x-amzn-RequestId"));
        return (Text("Code"), Text("Message"));
    }
}
