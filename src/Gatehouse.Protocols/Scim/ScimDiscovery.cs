using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

/// <summary>What a client can ask about the service itself (RFC 7643, sections 5 to 7).</summary>
internal static class ScimDiscovery
{
    public static JsonObject Provider(string at) => new()
    {
        ["schemas"] = new JsonArray(ScimUrns.Provider),
        ["patch"] = Supported(true),
        ["bulk"] = new JsonObject { ["supported"] = false, ["maxOperations"] = 0, ["maxPayloadSize"] = 0 },
        ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = 100 },
        ["changePassword"] = Supported(false),
        ["sort"] = Supported(false),
        ["etag"] = Supported(false),
        ["pagination"] = new JsonObject { ["cursor"] = true, ["index"] = true, ["defaultPaginationMethod"] = "index", ["defaultPageSize"] = 100, ["maxPageSize"] = 100 },
        ["authenticationSchemes"] = new JsonArray(new JsonObject
        {
            ["type"] = "oauthbearertoken",
            ["name"] = "OAuth Bearer Token",
            ["description"] = "A token of the directory, in the Authorization header",
            ["specUri"] = "https://www.rfc-editor.org/info/rfc6750",
            ["primary"] = true,
        }),
        ["meta"] = new JsonObject { ["resourceType"] = "ServiceProviderConfig", ["location"] = at + "/ServiceProviderConfig" },
    };

    public static IReadOnlyList<JsonObject> ResourceTypes(string at) =>
    [
        ResourceType(at, "User", "/Users", ScimUrns.User, new JsonArray(new JsonObject { ["schema"] = ScimUrns.Enterprise, ["required"] = false })),
        ResourceType(at, "Group", "/Groups", ScimUrns.Group, []),
    ];

    public static IReadOnlyList<JsonObject> Schemas(string at) =>
    [
        Schema(
            at,
            ScimUrns.User,
            "User",
            Text("userName", isRequired: true, uniqueness: "server"),
            Complex("name", false, Text("formatted"), Text("familyName", isRequired: true), Text("givenName", isRequired: true), Text("middleName"), Text("honorificPrefix"), Text("honorificSuffix")),
            Text("displayName", isRequired: true),
            Text("nickName"),
            Text("profileUrl"),
            Text("title"),
            Text("userType"),
            Text("preferredLanguage"),
            Text("locale"),
            Text("timezone"),
            Attribute("active", "boolean"),
            Complex("emails", true, Text("value"), Text("type"), Attribute("primary", "boolean")),
            Complex("phoneNumbers", true, Text("value"), Text("type"), Attribute("primary", "boolean")),
            Complex("addresses", true, Text("formatted"), Text("streetAddress"), Text("locality"), Text("region"), Text("postalCode"), Text("country"), Text("type"), Attribute("primary", "boolean"))),
        Schema(
            at,
            ScimUrns.Enterprise,
            "EnterpriseUser",
            Text("employeeNumber"),
            Text("costCenter"),
            Text("organization"),
            Text("division"),
            Text("department"),
            Complex("manager", false, Text("value"))),
        Schema(at, ScimUrns.Group, "Group", Text("displayName", isRequired: true, uniqueness: "server"), Complex("members", true, Text("value"))),
    ];

    private static JsonObject Supported(bool yes) => new() { ["supported"] = yes };

    private static JsonObject ResourceType(string at, string name, string endpoint, string schema, JsonArray extensions) => new()
    {
        ["schemas"] = new JsonArray(ScimUrns.ResourceType),
        ["id"] = name,
        ["name"] = name,
        ["endpoint"] = endpoint,
        ["schema"] = schema,
        ["schemaExtensions"] = extensions,
        ["meta"] = new JsonObject { ["resourceType"] = "ResourceType", ["location"] = $"{at}/ResourceTypes/{name}" },
    };

    private static JsonObject Schema(string at, string id, string name, params ReadOnlySpan<JsonNode> attributes) => new()
    {
        ["schemas"] = new JsonArray(ScimUrns.Schema),
        ["id"] = id,
        ["name"] = name,
        ["attributes"] = new JsonArray([.. attributes]),
        ["meta"] = new JsonObject { ["resourceType"] = "Schema", ["location"] = $"{at}/Schemas/{id}" },
    };

    private static JsonObject Text(string name, bool isRequired = false, string uniqueness = "none") => Attribute(name, "string", isRequired, uniqueness);

    private static JsonObject Attribute(string name, string type, bool isRequired = false, string uniqueness = "none") => new()
    {
        ["name"] = name,
        ["type"] = type,
        ["multiValued"] = false,
        ["required"] = isRequired,
        ["caseExact"] = false,
        ["mutability"] = "readWrite",
        ["returned"] = "default",
        ["uniqueness"] = uniqueness,
    };

    private static JsonObject Complex(string name, bool isList, params ReadOnlySpan<JsonNode> parts)
    {
        var attribute = Attribute(name, "complex");
        attribute["multiValued"] = isList;
        attribute["subAttributes"] = new JsonArray([.. parts]);
        return attribute;
    }
}
