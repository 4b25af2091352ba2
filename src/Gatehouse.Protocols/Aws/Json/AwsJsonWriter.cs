using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Aws.Json;

/// <summary>Writes replies of the JSON protocols, and of query services for clients that ask for JSON.</summary>
internal static class AwsJsonWriter
{
    public static byte[] Write(object reply, WireForm form) => JsonSerializer.SerializeToUtf8Bytes(reply, reply.GetType(), AwsJsonOptions.ForWriting(form));

    /// <summary>The envelope that query services put around a reply, in JSON as in XML.</summary>
    public static byte[] WriteQueryReply(string operation, object reply, string requestId)
    {
        var response = new JsonObject();
        if (Members.RecordMember.Of(reply.GetType()).Count > 0)
        {
            response[operation + "Result"] = JsonSerializer.SerializeToNode(reply, reply.GetType(), AwsJsonOptions.ForWriting(WireForm.Json));
        }

        response["ResponseMetadata"] = new JsonObject { ["RequestId"] = requestId };
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { [operation + "Response"] = response });
    }
}
