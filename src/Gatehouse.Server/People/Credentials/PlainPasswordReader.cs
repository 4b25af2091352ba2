using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Takes a password out of a request of the API. It never writes one.</summary>
internal sealed class PlainPasswordReader : JsonConverter<PlainPassword>
{
    public override PlainPassword? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? PlainPassword.From(reader.GetString()!) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, PlainPassword value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
