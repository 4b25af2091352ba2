using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Directory;

namespace Gatehouse.Server.Tests.Doors.Scim;

internal sealed record ScimReply(int Status, JsonObject? Body, HttpResponseHeaders Headers)
{
    public string Text(string name) => Body![name]!.GetValue<string>();
}

/// <summary>An identity provider with a token of a directory.</summary>
internal sealed class ScimClient(Store store, string? token, string? tenant = null) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = new Uri(store.Iam.Host.Origin, $"/{tenant ?? store.Id}/scim/v2/") };

    public static async Task<ScimClient> OpenAsync(Store store) => new(store, await TokenAsync(store));

    public static async Task<string> TokenAsync(Store store) =>
        (await store.RunAsync(store.Get<CreateScimToken>(), new(), store.Iam.Root with { ProvedAt = store.Iam.Host.Clock.GetUtcNow() })).ShouldBeDone().Secret;

    public async Task<ScimReply> SendAsync(string method, string path, string? body = null, string type = "application/scim+json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text) as JsonObject, response.Headers);
    }

    public async Task<string> UserAsync(string name, string? externalId = null) => (await SendAsync("POST", "Users", User(name, externalId))).Text("id");

    public static string User(string name, string? externalId = null, string extra = "") =>
        $$"""
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"externalId":"{{externalId ?? "ext-" + name}}","userName":"{{name}}","displayName":"{{name}} Example",
         "name":{"givenName":"{{name}}","familyName":"Example"},"emails":[{"value":"{{name}}@example.com","type":"work","primary":true}]{{extra}}}
        """;

    public static string Patch(string operations) => $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""";

    public void Dispose() => client.Dispose();
}
