using System.Globalization;
using System.Text.Json;

namespace Gatehouse.Server.Foundation.Phones;

/// <summary>One message to one phone: read by a person, or read out to one.</summary>
/// <param name="Kind">What it is about, for lists and metrics: <c>verification-code</c>.</param>
/// <param name="Words">The whole sentence, as a text message says it.</param>
/// <param name="Code">The digits alone, for a voice that reads them one by one.</param>
internal sealed record PhoneMessage(string Kind, PhoneNumber To, PhoneWay Way, string Words, string? Code);

/// <summary>What of a message is nobody's business: stored sealed, wiped when it has gone.</summary>
/// <param name="Language">The language its person reads or hears.</param>
internal sealed record PhoneContent(string Words, string? Code, string Language)
{
    public static PhoneContent Of(PhoneMessage message) => new(message.Words, message.Code, CultureInfo.CurrentUICulture.Name);

    public static PhoneContent Read(byte[] json) => JsonSerializer.Deserialize<PhoneContent>(json)!;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>Never in a log.</summary>
    public override string ToString() => nameof(PhoneContent);
}
