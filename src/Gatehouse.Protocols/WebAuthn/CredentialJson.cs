using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What <c>PublicKeyCredential.toJSON()</c> makes of either answer (section 5.1): its members as bytes and texts, never an exception.</summary>
internal sealed class CredentialJson
{
    private const int Longest = 128 * 1024;
    private readonly JsonElement root;
    private readonly JsonElement response;

    private CredentialJson(JsonElement root, JsonElement response, ReadOnlyMemory<byte> id) => (this.root, this.response, Id) = (root, response, id);

    public ReadOnlyMemory<byte> Id { get; }

    public static bool TryRead(string? json, [NotNullWhen(true)] out CredentialJson? credential)
    {
        credential = null;
        if (json is not { Length: > 0 and <= Longest })
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 16, AllowDuplicateProperties = false });
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("response", out var response) || response.ValueKind != JsonValueKind.Object
                || Text(root, "type") != "public-key" || Bytes(root, "rawId") is not { Length: > 0 } id)
            {
                return false;
            }

            credential = new(root, response, id);
            return true;
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A member of the answer, decoded.</summary>
    public ReadOnlyMemory<byte>? FindBytes(string name) => Bytes(response, name);

    /// <summary>A list of short words; others are dropped.</summary>
    public IReadOnlyList<string> Words(string name, int most, int longest)
    {
        if (!response.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return [.. list.EnumerateArray().Select(Read).OfType<string>().Where(IsWord).Distinct(StringComparer.Ordinal).Take(most)];

        bool IsWord(string word) => word.Length > 0 && word.Length <= longest && word.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }

    /// <summary>What the browser says of a discoverable credential (section 10.1.3).</summary>
    public bool? FindDiscoverable() =>
        root.TryGetProperty("clientExtensionResults", out var results) && results.ValueKind == JsonValueKind.Object
        && results.TryGetProperty("credProps", out var properties) && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty("rk", out var rk) && rk.ValueKind is JsonValueKind.True or JsonValueKind.False ? rk.GetBoolean() : null;

    private static ReadOnlyMemory<byte>? Bytes(JsonElement parent, string name)
    {
        if (Text(parent, name) is not { } text || !text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || !Base64Url.IsValid(text))
        {
            return null;
        }

        return Base64Url.DecodeFromChars(text);
    }

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? Read(value) : null;

    private static string? Read(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // A text that escapes half a character.
            return null;
        }
    }
}
