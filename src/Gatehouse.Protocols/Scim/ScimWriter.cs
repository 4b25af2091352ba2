using System.Globalization;
using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

/// <summary>Writes resources and messages.</summary>
internal static class ScimWriter
{
    public static JsonObject User(ScimUser user, ScimMeta? meta)
    {
        var resource = ScimJson.New();
        resource["schemas"] = user.Enterprise == new ScimEnterprise() ? new JsonArray(ScimUrns.User) : new JsonArray(ScimUrns.User, ScimUrns.Enterprise);
        Put(resource, "id", user.Id);
        Put(resource, "externalId", user.ExternalId);
        AddMeta(resource, "User", meta);
        Put(resource, "userName", user.UserName);
        Put(resource, "name", Object(
            ("formatted", user.Name.Formatted),
            ("familyName", user.Name.FamilyName),
            ("givenName", user.Name.GivenName),
            ("middleName", user.Name.MiddleName),
            ("honorificPrefix", user.Name.HonorificPrefix),
            ("honorificSuffix", user.Name.HonorificSuffix)));
        Put(resource, "displayName", user.DisplayName);
        Put(resource, "nickName", user.NickName);
        Put(resource, "profileUrl", user.ProfileUrl);
        Put(resource, "emails", List(Value(user.Email)));
        Put(resource, "addresses", List(Address(user.Address)));
        Put(resource, "phoneNumbers", List(Value(user.Phone)));
        Put(resource, "userType", user.UserType);
        Put(resource, "title", user.Title);
        Put(resource, "preferredLanguage", user.PreferredLanguage);
        Put(resource, "locale", user.Locale);
        Put(resource, "timezone", user.Timezone);
        resource["active"] = user.Active;
        Put(resource, ScimUrns.Enterprise, Enterprise(user.Enterprise));
        return resource;
    }

    /// <summary>Members are never listed: a group may have hundreds of thousands.</summary>
    public static JsonObject Group(ScimGroup group, ScimMeta? meta)
    {
        var resource = ScimJson.New();
        resource["schemas"] = new JsonArray(ScimUrns.Group);
        Put(resource, "id", group.Id);
        Put(resource, "externalId", group.ExternalId);
        AddMeta(resource, "Group", meta);
        Put(resource, "displayName", group.DisplayName);
        resource["members"] = new JsonArray();
        return resource;
    }

    /// <summary>RFC 7644, section 3.12; the singular <c>schema</c> is what clients of this service look for besides.</summary>
    public static JsonObject Error(ScimError error, string requestId, DateTimeOffset now)
    {
        var body = new JsonObject
        {
            ["schema"] = ScimUrns.Error,
            ["schemas"] = new JsonArray(ScimUrns.Error),
            ["detail"] = error.Detail,
            ["status"] = error.Status.ToString(CultureInfo.InvariantCulture),
            ["exceptionRequestId"] = requestId,
            ["timeStamp"] = Time(now),
        };
        if (error.Type is { } type)
        {
            body["scimType"] = type;
        }

        return body;
    }

    /// <summary>A page by its index (RFC 7644, section 3.4.2).</summary>
    public static JsonObject List(IEnumerable<JsonObject> resources, long total, long startIndex)
    {
        var list = new JsonArray([.. resources]);
        return new()
        {
            ["schemas"] = new JsonArray(ScimUrns.List),
            ["totalResults"] = total,
            ["itemsPerPage"] = list.Count,
            ["startIndex"] = startIndex,
            ["Resources"] = list,
        };
    }

    /// <summary>A page by a cursor (RFC 9865): without totals, which would cost a count of all.</summary>
    public static JsonObject List(IEnumerable<JsonObject> resources, string? nextCursor)
    {
        var list = new JsonArray([.. resources]);
        var body = new JsonObject { ["schemas"] = new JsonArray(ScimUrns.List), ["itemsPerPage"] = list.Count };
        if (nextCursor is not null)
        {
            body["nextCursor"] = nextCursor;
        }

        body["Resources"] = list;
        return body;
    }

    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void AddMeta(JsonObject resource, string type, ScimMeta? meta)
    {
        if (meta is not null)
        {
            Put(resource, "meta", Object(("resourceType", type), ("created", Time(meta.Created)), ("lastModified", Time(meta.LastModified)), ("location", meta.Location)));
        }
    }

    private static JsonObject? Value(ScimValue? value) => value is null ? null : Flag(Object(("value", value.Value), ("type", value.Type)), value.Primary);

    private static JsonObject? Address(ScimAddress? address) => address is null ? null : Flag(
        Object(
            ("streetAddress", address.StreetAddress),
            ("locality", address.Locality),
            ("region", address.Region),
            ("postalCode", address.PostalCode),
            ("country", address.Country),
            ("formatted", address.Formatted),
            ("type", address.Type)),
        address.Primary);

    private static JsonObject? Enterprise(ScimEnterprise enterprise)
    {
        var extension = Object(
            ("employeeNumber", enterprise.EmployeeNumber),
            ("costCenter", enterprise.CostCenter),
            ("organization", enterprise.Organization),
            ("division", enterprise.Division),
            ("department", enterprise.Department));
        if (enterprise.Manager is not null)
        {
            extension ??= ScimJson.New();
            extension["manager"] = Object(("value", enterprise.Manager));
        }

        return extension;
    }

    private static JsonArray? List(JsonObject? item) => item is null ? null : new JsonArray(item);

    private static JsonObject? Flag(JsonObject? item, bool? primary)
    {
        if (item is not null && primary is { } flag)
        {
            item["primary"] = flag;
        }

        return item;
    }

    /// <summary>Nothing when none of it is there.</summary>
    private static JsonObject? Object(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        JsonObject? made = null;
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                made ??= ScimJson.New();
                made[name] = value;
            }
        }

        return made;
    }

    private static void Put(JsonObject resource, string name, JsonNode? value)
    {
        if (value is not null)
        {
            resource[name] = value;
        }
    }
}
