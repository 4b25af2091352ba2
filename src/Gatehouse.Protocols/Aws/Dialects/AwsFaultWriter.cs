using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Xml;

namespace Gatehouse.Protocols.Aws.Dialects;

/// <summary>Writes an error in the shape of each dialect.</summary>
internal static class AwsFaultWriter
{
    private const int FirstServerStatus = 500;

    public static AwsAnswer Write(AwsDialect dialect, AwsFault fault, string requestId, string xmlNamespace) => dialect switch
    {
        AwsDialect.QueryXml => new(fault.Status, AwsContentTypes.Xml, Xml(fault, requestId, xmlNamespace)),
        AwsDialect.QueryJson => new(fault.Status, AwsContentTypes.Json, QueryJson(fault, requestId)),
        AwsDialect.Json11 => new(fault.Status, AwsContentTypes.Json11, Json(fault, ("__type", fault.Code), ("Message", fault.Message)), fault.Code),
        _ => new(fault.Status, AwsContentTypes.Json, Json(fault, ("message", fault.Message)), fault.Code),
    };

    private static string Type(AwsFault fault) => fault.Status >= FirstServerStatus ? "Receiver" : "Sender";

    private static byte[] Xml(AwsFault fault, string requestId, string xmlNamespace)
    {
        var into = new StringBuilder(512);
        into.Append("<ErrorResponse xmlns=\"").AppendXml(xmlNamespace).Append("\"><Error><Type>").Append(Type(fault))
            .Append("</Type><Code>").AppendXml(fault.Code).Append("</Code><Message>").AppendXml(fault.Message)
            .Append("</Message></Error><RequestId>").AppendXml(requestId).Append("</RequestId></ErrorResponse>");
        return Encoding.UTF8.GetBytes(into.ToString());
    }

    private static byte[] QueryJson(AwsFault fault, string requestId) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["Error"] = new JsonObject { ["Code"] = fault.Code, ["Message"] = fault.Message, ["Type"] = Type(fault) },
        ["RequestId"] = requestId,
    });

    private static byte[] Json(AwsFault fault, params ReadOnlySpan<(string Name, string Value)> members)
    {
        var body = new JsonObject();
        foreach (var (name, value) in members)
        {
            body[name] = value;
        }

        foreach (var (name, value) in fault.Members ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            body[name] = value;
        }

        return JsonSerializer.SerializeToUtf8Bytes(body);
    }
}
