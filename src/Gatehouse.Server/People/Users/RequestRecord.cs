using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Users;

/// <summary>What audit records show of a request: every member that is there and no secret, in the camel case of CloudTrail.</summary>
internal static class RequestRecord
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DropSecrets } },
    };

    public static JsonObject? Of(object request) =>
        JsonSerializer.SerializeToNode(request, request.GetType(), Options) is JsonObject { Count: > 0 } members ? members : null;

    private static void DropSecrets(JsonTypeInfo type)
    {
        for (var at = type.Properties.Count - 1; at >= 0; at--)
        {
            if (type.Properties[at].AttributeProvider is { } member && member.IsDefined(typeof(SecretAttribute), inherit: true))
            {
                type.Properties.RemoveAt(at);
            }
        }
    }
}
