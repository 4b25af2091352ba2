using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>Reads <c>clientDataJSON</c>. Members that it does not know are passed over: browsers add some on purpose.</summary>
internal static class ClientDataReader
{
    private const int Longest = 8192;

    public static bool TryRead(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out ClientData? data)
    {
        data = null;
        if (json.Span.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        if (json.Length > Longest || !Utf8.IsValid(json.Span))
        {
            return false;
        }

        try
        {
            // A member that stands twice is refused: the browser's reader and ours could see two different ones.
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 8, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object && TryRead(document.RootElement, out data);
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            // The second stands for a text that escapes half a character.
            return false;
        }
    }

    private static bool TryRead(JsonElement root, [NotNullWhen(true)] out ClientData? data)
    {
        data = null;
        if (Text(root, "type") is not { } type || Text(root, "challenge") is not { } challenge || Text(root, "origin") is not { } origin)
        {
            return false;
        }

        var crossOrigin = false;
        if (root.TryGetProperty("crossOrigin", out var cross))
        {
            if (cross.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                return false;
            }

            crossOrigin = cross.GetBoolean();
        }

        if (root.TryGetProperty("topOrigin", out var top) && top.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        data = new(type, challenge, origin, crossOrigin, Text(root, "topOrigin"));
        return true;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
