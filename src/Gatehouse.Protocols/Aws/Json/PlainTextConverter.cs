using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gatehouse.Protocols.Aws.Json;

/// <summary>Texts without U+0000: no member of any service holds it, and databases end or refuse a text there.</summary>
internal sealed class PlainTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Judge(reader.GetString()!) : throw new JsonException();

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Judge(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string Judge(string text) => text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException() : text;
}
