using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gatehouse.Server.Foundation.Audit;

/// <summary>Writes an event as a CloudTrail record (eventVersion 1.11).</summary>
internal static class AuditRecord
{
    private const int FirstGuess = 1024;

    public static string Write(AuditEvent told, string id, DateTimeOffset at, string region)
    {
        var bytes = new ArrayBufferWriter<byte>(FirstGuess);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteString("eventVersion", "1.11");
        WriteIdentity(json, told.UserIdentity);
        json.WriteString("eventTime", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("eventSource", told.EventSource);
        json.WriteString("eventName", told.EventName);
        json.WriteString("awsRegion", region);
        json.WriteString("sourceIPAddress", told.Origin.Address);
        json.WriteString("userAgent", told.Origin.UserAgent);
        WriteIf(json, "errorCode", told.ErrorCode);
        WriteIf(json, "errorMessage", told.ErrorMessage);
        WriteOrNull(json, "requestParameters", told.RequestParameters);
        WriteOrNull(json, "responseElements", told.ResponseElements);
        WriteIf(json, "additionalEventData", told.AdditionalEventData);
        WriteIf(json, "serviceEventDetails", told.ServiceEventDetails);
        WriteIf(json, "requestID", told.Origin.RequestId is { Length: > 0 } request ? request : null);
        json.WriteString("eventID", id);
        json.WriteBoolean("readOnly", told.ReadOnly);
        json.WriteString("eventType", told.EventType);
        json.WriteBoolean("managementEvent", true);
        WriteIf(json, "recipientAccountId", told.RecipientAccountId);
        json.WriteString("eventCategory", "Management");
        WriteTls(json, told.Origin);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteIdentity(Utf8JsonWriter json, JsonObject? identity)
    {
        json.WritePropertyName("userIdentity");
        if (identity is not null)
        {
            identity.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "Unknown");
        json.WriteEndObject();
    }

    private static void WriteTls(Utf8JsonWriter json, RequestOrigin origin)
    {
        if (origin.TlsVersion.Length > 0)
        {
            json.WriteStartObject("tlsDetails");
            json.WriteString("tlsVersion", origin.TlsVersion);
            json.WriteString("cipherSuite", origin.TlsCipher);
            json.WriteString("clientProvidedHostHeader", origin.Host);
            json.WriteEndObject();
        }
    }

    private static void WriteIf(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteIf(Utf8JsonWriter json, string name, JsonObject? details)
    {
        if (details is not null)
        {
            WriteOrNull(json, name, details);
        }
    }

    private static void WriteOrNull(Utf8JsonWriter json, string name, JsonObject? details)
    {
        if (details is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        details.WriteTo(json);
    }
}
