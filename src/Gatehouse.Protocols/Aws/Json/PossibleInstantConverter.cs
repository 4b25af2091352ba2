using System.Text.Json;
using System.Text.Json.Serialization;
using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Protocols.Aws.Json;

/// <summary>An instant with a form of its own that may be absent.</summary>
internal sealed class PossibleInstantConverter(TimeForm form) : JsonConverter<DateTimeOffset?>
{
    private readonly InstantConverter inner = new(form);

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : inner.Read(ref reader, typeof(DateTimeOffset), options);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } instant)
        {
            inner.Write(writer, instant, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
