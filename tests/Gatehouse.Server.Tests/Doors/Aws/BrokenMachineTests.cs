using System.Text.Json.Nodes;
using System.Xml.Linq;
using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Doors.Aws;
using Gatehouse.Server.Doors.Aws.Answers;
using Gatehouse.Server.Doors.Aws.Dispatch;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Aws;

/// <summary>A database that breaks under a running server: every service says so in its own dialect, and nothing of how it broke.</summary>
public sealed class BrokenMachineTests : IAsyncLifetime
{
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
    public async Task Every_service_tells_a_broken_database_in_its_dialect()
    {
        await BreakAsync("access_keys");
        var services = host.Get<IEnumerable<AwsService>>().ToList();
        services.Select(static service => service.Dialect).ShouldContain(AwsDialect.QueryXml);
        services.Select(static service => service.Dialect).ShouldContain(AwsDialect.RestJson);
        foreach (var service in services)
        {
            foreach (var request in AnyOf(service))
            {
                ShouldBeBroken(service, await host.SendAsync(api.Sign(request, service.Name)));
            }
        }
    }

    [Fact]
    public void The_json_protocol_tells_it_by_its_name()
    {
        var service = new AwsService("any", AwsDialect.Json11) { TargetPrefix = "Any" };
        var answer = AnswerWriter.Refuse(new Voice(service, AwsDialect.Json11), AwsRefusals.Failed, "an-id");

        answer.Status.ShouldBe(500);
        answer.ContentType.ShouldBe("application/x-amz-json-1.1");
        var body = JsonNode.Parse(answer.Body.ToArray())!;
        (body["__type"]!.GetValue<string>(), body["Message"]!.GetValue<string>()).ShouldBe(("InternalServerException", AwsRefusals.Failed.PublicText));
    }

    [Fact]
    public async Task A_change_that_cannot_be_recorded_is_not_made()
    {
        await BreakAsync("audit_events");

        ShouldBeBroken(Service("iam"), await api.IamAsync("CreateUser", ("UserName", "alice")));
        ShouldBeBroken(Service("account"), await api.AccountAsync("/putAccountName", """{"AccountName":"Elsewhere"}"""));
        ShouldBeBroken(Service("sts"), await api.StsAsync("GetSessionToken"));

        (await api.IamAsync("GetUser", ("UserName", "alice"))).Status.ShouldNotBe(200);
        (await host.FindAsync(account.Id)).ShouldNotBeNull().Name.ShouldBe("Granite Works");
        (await host.Database.ReadAsync(static session => session.GetAsync<long>("SELECT COUNT(*) FROM temporary_credentials"))).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_allowed_while_the_policies_cannot_be_read()
    {
        var user = await api.IamAsync("CreateUser", ("UserName", "alice"));
        var alice = await ApiClient.OpenAsync(host, account, XElement.Parse(user.Body).Descendants().Single(static each => each.Name.LocalName == "UserId").Value);
        await BreakAsync("inline_policies");

        ShouldBeBroken(Service("iam"), await alice.IamAsync("ListUsers"));
    }

    private Task BreakAsync(string table) => host.Database.WriteAsync(session => session.ExecuteAsync($"ALTER TABLE {table} RENAME TO broken_away"));

    private AwsService Service(string name) => host.Get<AwsServices>().FindByName(name).ShouldNotBeNull();

    /// <summary>The first of its operations, asked in every way that the service is spoken to.</summary>
    private IEnumerable<SignableRequest> AnyOf(AwsService service)
    {
        var operation = host.Get<OperationCatalogue>().Entries.Where(entry => entry.Service == service.Name).Select(static entry => entry.Name).Order(StringComparer.Ordinal).First();
        switch (service.Dialect)
        {
            case AwsDialect.QueryXml:
                var form = api.Form($"Action={operation}&Version={service.Version}");
                return [form, form.With("Accept", "application/json")];
            case AwsDialect.Json11:
                return [api.Json("/", "{}").With("X-Amz-Target", $"{service.TargetPrefix}.{operation}")];
            default:
                return [api.Json(service.PathOf!(operation), "{}")];
        }
    }

    private static void ShouldBeBroken(AwsService service, RawAnswer answer)
    {
        answer.Status.ShouldBe(500, answer.Body);
        var id = answer.Header("x-amzn-RequestId").ShouldNotBeNull();
        foreach (var inside in new[] { "broken_away", "access_keys", "audit", "inline_policies", "SELECT", "INSERT", "SQL", "sql", "Exception:", " at ", ".cs" })
        {
            answer.Body.ShouldNotContain(inside, Case.Sensitive);
        }

        var code = answer.Header("Content-Type") switch
        {
            "text/xml" => Xml(answer, id),
            "application/x-amz-json-1.1" => JsonNode.Parse(answer.Body)!["__type"]!.GetValue<string>(),
            _ when service.Dialect == AwsDialect.RestJson => answer.Header("x-amzn-ErrorType"),
            _ => JsonNode.Parse(answer.Body)!["Error"]!["Code"]!.GetValue<string>(),
        };
        code.ShouldBe(service.Dialect == AwsDialect.QueryXml ? "InternalFailure" : "InternalServerException", service.Name);
    }

    private static string Xml(RawAnswer answer, string id)
    {
        var error = XElement.Parse(answer.Body);
        string Text(string name) => error.Descendants().Single(each => each.Name.LocalName == name).Value;
        (Text("Type"), Text("RequestId")).ShouldBe(("Receiver", id));
        return Text("Code");
    }
}
