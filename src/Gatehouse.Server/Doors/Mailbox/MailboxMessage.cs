using System.Text.Json.Serialization;
using Gatehouse.Server.Foundation.Mail;

namespace Gatehouse.Server.Doors.Mailbox;

/// <summary>One letter as <c>GET /mailbox/messages</c> tells it, for scripts and tests.</summary>
internal sealed record MailboxMessage(
    string Id,
    string Kind,
    string From,
    string To,
    string Subject,
    string Text,
    string Html,
    string? Code,
    IReadOnlyList<string> Links,
    DateTimeOffset At)
{
    public static MailboxMessage Of(KeptLetter letter) => new(
        letter.Row.Id,
        letter.Row.Kind,
        letter.From,
        letter.Row.Recipient,
        letter.Subject,
        letter.Written.Text,
        letter.Written.Html,
        letter.Code,
        letter.Links,
        DateTimeOffset.FromUnixTimeMilliseconds(letter.Row.CreatedAt));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<MailboxMessage>))]
internal sealed partial class MailboxJson : JsonSerializerContext;
