using System.Text.Json.Nodes;

namespace Gatehouse.Server.Foundation.Audit;

/// <summary>Writes an event as a CloudTrail record (eventVersion 1.11).</summary>
internal static class AuditRecord
{
    public static JsonObject Write(AuditEvent told, string id, DateTimeOffset at, string region)
    {
        var record = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = told.UserIdentity?.DeepClone() ?? new JsonObject { ["type"] = "Unknown" },
            ["eventTime"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["eventSource"] = told.EventSource,
            ["eventName"] = told.EventName,
            ["awsRegion"] = region,
            ["sourceIPAddress"] = told.Origin.Address,
            ["userAgent"] = told.Origin.UserAgent,
        };
        if (told.ErrorCode is { } code)
        {
            record["errorCode"] = code;
        }

        if (told.ErrorMessage is { } message)
        {
            record["errorMessage"] = message;
        }

        record["requestParameters"] = told.RequestParameters?.DeepClone();
        record["responseElements"] = told.ResponseElements?.DeepClone();
        if (told.AdditionalEventData is { } additional)
        {
            record["additionalEventData"] = additional.DeepClone();
        }

        if (told.ServiceEventDetails is { } details)
        {
            record["serviceEventDetails"] = details.DeepClone();
        }

        if (told.Origin.RequestId.Length > 0)
        {
            record["requestID"] = told.Origin.RequestId;
        }

        record["eventID"] = id;
        record["readOnly"] = told.ReadOnly;
        record["eventType"] = told.EventType;
        record["managementEvent"] = true;
        if (told.RecipientAccountId is { } account)
        {
            record["recipientAccountId"] = account;
        }

        record["eventCategory"] = "Management";
        if (told.Origin.TlsVersion.Length > 0)
        {
            record["tlsDetails"] = new JsonObject
            {
                ["tlsVersion"] = told.Origin.TlsVersion,
                ["cipherSuite"] = told.Origin.TlsCipher,
                ["clientProvidedHostHeader"] = told.Origin.Host,
            };
        }

        return record;
    }
}
