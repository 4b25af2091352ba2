using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gatehouse.Protocols.Aws.Json;

/// <summary>Lists of a form, where <c>Tags=</c> is a list without items.</summary>
internal sealed class TextListConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() is var open
        && (open == typeof(IReadOnlyList<>) || open == typeof(IReadOnlyCollection<>) || open == typeof(IList<>) || open == typeof(IEnumerable<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(TextListConverter<,>).MakeGenericType(typeToConvert, typeToConvert.GetGenericArguments()[0]))!;
}

internal sealed class TextListConverter<TList, TItem> : JsonConverter<TList>
    where TList : IEnumerable<TItem>
{
    public override TList? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.ValueTextEquals(""u8) ? (TList)(object)Array.Empty<TItem>() : throw new JsonException();
        }

        return (TList?)(object?)JsonSerializer.Deserialize<TItem[]>(ref reader, options);
    }

    public override void Write(Utf8JsonWriter writer, TList value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}
