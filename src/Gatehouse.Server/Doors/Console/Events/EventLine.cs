using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Events;

/// <summary>One event as its account's people read it.</summary>
/// <param name="What">In words, or as the record names it where there are none.</param>
/// <param name="Who">The IAM user, the role or the root user, as the record names them; nothing for somebody unknown.</param>
/// <param name="Why">For a refused one, the reason that the one who was refused did not learn.</param>
internal sealed record EventLine(DateTimeOffset At, string What, string Name, string? Who, bool Succeeded, string Address, string Browser, string? Why)
{
    public static EventLine Of(AuditRow row, IStringLocalizer<Texts> texts)
    {
        var record = JsonNode.Parse(row.Record);
        var words = texts["Event" + row.EventName];
        return new(
            DateTimeOffset.FromUnixTimeMilliseconds(row.At),
            words.ResourceNotFound ? row.EventName : words.Value,
            row.EventName,
            WhoOf(record?["userIdentity"], texts),
            row.Succeeded == 1,
            (string?)record?["sourceIPAddress"] ?? "",
            (string?)record?["userAgent"] is { Length: > 0 } agent ? BrowserLabel.Of(agent) : "",
            row.Succeeded == 1 ? null : RefusalReason.Describe(row.PrivateReason ?? (string?)record?["errorMessage"], texts));
    }

    private static string? WhoOf(JsonNode? identity, IStringLocalizer<Texts> texts) => (string?)identity?["type"] switch
    {
        "Root" => texts["WhoRoot"],
        _ when (string?)identity?["userName"] is { Length: > 0 } name => name,
        _ when (string?)identity?["arn"] is { Length: > 0 } arn => arn[(arn.LastIndexOf(':') + 1)..],
        _ => null,
    };
}
