using System.Text.Json;
using System.Text.Json.Serialization;
using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Protocols.Aws.Json;

/// <summary>Documents leave percent-encoded, and come in as they are.</summary>
internal sealed class UrlEncodedConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Percent.Encode(value));
}
