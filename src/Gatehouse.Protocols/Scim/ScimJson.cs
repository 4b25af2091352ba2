using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

/// <summary>Reads bodies. Names of attributes are the same in any case (RFC 7643, section 2.1); a name that comes twice is refused.</summary>
internal static class ScimJson
{
    /// <summary>Deeper than any resource; a body of brackets costs nothing.</summary>
    private const int MostDepth = 16;

    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostDepth, AllowDuplicateProperties = false };

    public static ScimReading<JsonObject> Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonNode.Parse(body, AnyCase, Strict) is JsonObject members && IsSound(members))
            {
                return members;
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            // Told below, like whatever else is no object.
        }

        return ScimError.Syntax("The body is not one JSON object, or it is too deep.");
    }

    /// <summary>The text of a member; nothing when it is absent, null or no text.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>True and false, also as the texts that some providers send.</summary>
    public static bool? Truth(JsonNode? node) => node is not JsonValue value ? null
        : value.TryGetValue<bool>(out var truth) ? truth
        : value.TryGetValue<string>(out var text) && bool.TryParse(text, out truth) ? truth
        : null;

    public static JsonObject New() => new(AnyCase);

    public static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    /// <summary>Texts that are no Unicode and names that come twice come to light only when they are looked at; U+0000 is in no text.</summary>
    private static bool IsSound(JsonNode? node) => node switch
    {
        JsonObject members => members.All(static member => !member.Key.Contains('\0', StringComparison.Ordinal) && IsSound(member.Value)),
        JsonArray items => items.All(IsSound),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => !value.GetValue<string>().Contains('\0', StringComparison.Ordinal),
        _ => true,
    };
}
