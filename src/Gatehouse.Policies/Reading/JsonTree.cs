using System.Text;
using System.Text.Json;

namespace Gatehouse.Policies.Reading;

/// <summary>
/// Strict JSON with paths and places. A name that stands twice in one object is refused:
/// two readers could take different ones, and one of them decides.
/// </summary>
internal sealed class JsonTree
{
    private const int Deepest = 16;

    private readonly byte[] bytes;
    private string path = "$";
    private int place;

    private JsonTree(byte[] bytes) => this.bytes = bytes;

    /// <summary>The whole value, or the path and byte where the text stops being JSON.</summary>
    public static (JsonPart? Root, string Path, int Place) Read(byte[] bytes)
    {
        var tree = new JsonTree(bytes);
        try
        {
            return (tree.ReadAll(), tree.path, tree.place);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return (null, tree.path, tree.place);
        }
    }

    private JsonPart ReadAll()
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Deepest });
        Advance(ref reader);
        var root = ReadPart(ref reader, "$");
        path = "$";
        return Advance(ref reader) ? throw new JsonException() : root;
    }

    private bool Advance(ref Utf8JsonReader reader)
    {
        place = (int)reader.BytesConsumed;
        var more = reader.Read();
        place = (int)reader.TokenStartIndex;
        return more;
    }

    private JsonPart ReadPart(ref Utf8JsonReader reader, string at)
    {
        path = at;
        var part = new JsonPart(KindOf(reader.TokenType), at, (int)reader.TokenStartIndex)
        {
            Text = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => "",
            },
        };
        if (part.Kind == JsonKind.Object)
        {
            ReadMembers(ref reader, part);
        }
        else if (part.Kind == JsonKind.List)
        {
            ReadItems(ref reader, part);
        }

        part.End = (int)reader.BytesConsumed;
        return part;
    }

    private void ReadMembers(ref Utf8JsonReader reader, JsonPart part)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Advance(ref reader) && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            path = Below(part.Path, name);
            if (!names.Add(name))
            {
                throw new JsonException();
            }

            Advance(ref reader);
            part.Members.Add((name, ReadPart(ref reader, Below(part.Path, name))));
            path = part.Path;
        }
    }

    private void ReadItems(ref Utf8JsonReader reader, JsonPart part)
    {
        while (Advance(ref reader) && reader.TokenType != JsonTokenType.EndArray)
        {
            part.Items.Add(ReadPart(ref reader, $"{part.Path}[{part.Items.Count}]"));
            path = part.Path;
        }
    }

    private static string Below(string path, string name) =>
        name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) ? $"{path}.{name}" : $"{path}['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";

    private static JsonKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonKind.Object,
        JsonTokenType.StartArray => JsonKind.List,
        JsonTokenType.String => JsonKind.Text,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True or JsonTokenType.False => JsonKind.Truth,
        JsonTokenType.Null => JsonKind.Nothing,
        _ => throw new JsonException(),
    };
}
