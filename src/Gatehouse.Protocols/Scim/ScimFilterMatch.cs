using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

/// <summary>Whether a resource satisfies a filter. Texts are compared without regard to case, but for ids (RFC 7643, section 2.2).</summary>
internal static class ScimFilterMatch
{
    private static readonly string[] ExactAttributes = ["id", "externalid", "$ref"];

    public static bool Fits(ScimFilter filter, JsonNode? resource) => filter switch
    {
        ScimFilter.And both => Fits(both.Left, resource) && Fits(both.Right, resource),
        ScimFilter.Or either => Fits(either.Left, resource) || Fits(either.Right, resource),
        ScimFilter.Not not => !Fits(not.Inner, resource),
        ScimFilter.Present present => Values(resource, present.Attribute).Any(static value => value is not JsonArray { Count: 0 } && ScimJson.Text(value) is not { Length: 0 }),
        ScimFilter.Items items => Values(resource, items.Attribute).Any(item => Fits(items.Inner, item)),
        ScimFilter.Compare compare => Holds(compare, resource),
        _ => false,
    };

    /// <summary>All values at an attribute's path: of lists those of every item.</summary>
    public static IEnumerable<JsonNode> Values(JsonNode? resource, string attribute)
    {
        var (schema, name) = ScimUrns.Split(attribute);
        var at = schema.Length == 0 ? resource : (resource as JsonObject)?[schema];
        IEnumerable<JsonNode?> found = [at];
        foreach (var part in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.SelectMany(node => Spread((node as JsonObject)?[part]));
        }

        return found.OfType<JsonNode>();
    }

    /// <summary>The items stay where they are: a node has one parent, so no array is made of them.</summary>
    private static IEnumerable<JsonNode?> Spread(JsonNode? node) => node is JsonArray list ? list : Enumerable.Repeat(node, 1);

    private static bool Holds(ScimFilter.Compare compare, JsonNode? resource)
    {
        var last = compare.Attribute.Split('.', ':')[^1];
        var comparison = ExactAttributes.Contains(last, StringComparer.OrdinalIgnoreCase) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var values = Values(resource, compare.Attribute).Select(Whole).ToList();
        return compare.Operator == "ne"
            ? !values.Any(value => Is(value, compare.Value, comparison))
            : (compare is { Operator: "eq", Value: null } && values.Count == 0) || values.Any(value => Holds(value, compare.Operator, compare.Value, comparison));
    }

    /// <summary>A structure without a named part is its value.</summary>
    private static JsonNode? Whole(JsonNode node) => node is JsonObject structure ? structure["value"] : node;

    private static bool Holds(JsonNode? value, string operation, object? wanted, StringComparison comparison)
    {
        if (operation == "eq")
        {
            return Is(value, wanted, comparison);
        }

        if (wanted is not string text || ScimJson.Text(value) is not { } own)
        {
            return wanted is decimal number && value is JsonValue figure && figure.TryGetValue<decimal>(out var size) && Order(size.CompareTo(number), operation);
        }

        return operation switch
        {
            "co" => own.Contains(text, comparison),
            "sw" => own.StartsWith(text, comparison),
            "ew" => own.EndsWith(text, comparison),
            _ => Order(string.Compare(own, text, comparison), operation),
        };
    }

    private static bool Order(int order, string operation) => operation switch
    {
        "gt" => order > 0,
        "ge" => order >= 0,
        "lt" => order < 0,
        "le" => order <= 0,
        _ => false,
    };

    private static bool Is(JsonNode? value, object? wanted, StringComparison comparison) => wanted switch
    {
        string text => string.Equals(ScimJson.Text(value), text, comparison),
        bool truth => ScimJson.Truth(value) == truth,
        decimal number => value is JsonValue figure && figure.TryGetValue<decimal>(out var own) && own == number,
        _ => value is null,
    };
}
