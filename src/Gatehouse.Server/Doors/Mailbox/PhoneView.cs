using System.Text.Json.Serialization;
using Gatehouse.Server.Foundation.Phones;

namespace Gatehouse.Server.Doors.Mailbox;

/// <summary>One text message or call as <c>GET /phone/messages</c> tells it, for scripts and tests.</summary>
/// <param name="Way"><c>text</c> or <c>call</c>, as the webhook has it.</param>
internal sealed record PhoneView(string Id, string Kind, string Way, string To, string Message, string? Code, DateTimeOffset At)
{
    public static PhoneView Of(KeptMessage kept) => new(
        kept.Row.Id,
        kept.Row.Kind,
        kept.Row.Way == nameof(PhoneWay.Call) ? "call" : "text",
        kept.Row.Recipient,
        kept.Content.Words,
        kept.Content.Code,
        DateTimeOffset.FromUnixTimeMilliseconds(kept.Row.CreatedAt));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<PhoneView>))]
internal sealed partial class PhoneJson : JsonSerializerContext;
