using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.OAuth;

/// <summary>A signed JSON text in three parts (RFC 7515, section 7.1), read but not yet believed.</summary>
internal sealed class CompactJws
{
    private CompactJws(JsonElement header, JsonElement payload, byte[] signed, byte[] signature) =>
        (Header, Payload, Signed, Signature) = (header, payload, signed, signature);

    public JsonElement Header { get; }

    public JsonElement Payload { get; }

    /// <summary>What the signature is over.</summary>
    public byte[] Signed { get; }

    public byte[] Signature { get; }

    public static bool TryRead(string text, int longest, [NotNullWhen(true)] out CompactJws? jws)
    {
        jws = null;
        var parts = text.Length <= longest ? text.Split('.') : [];
        if (parts.Length != 3 || !parts.All(static part => Base64Url.IsValid(part)))
        {
            return false;
        }

        if (ReadObject(parts[0]) is not { } header || ReadObject(parts[1]) is not { } payload)
        {
            return false;
        }

        jws = new(header, payload, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
        return true;
    }

    /// <summary>Signs with ES256.</summary>
    public static string Write(JsonObject header, JsonObject payload, ECDsa key) =>
        Write(header, payload, signed => key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    /// <param name="sign">As the header's <c>alg</c> says (RFC 7518, section 3).</param>
    public static string Write(JsonObject header, JsonObject payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    /// <summary>Nothing for what is no object, and for a member that stands twice: two readers could see two different ones.</summary>
    private static JsonElement? ReadObject(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), new() { MaxDepth = 8, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
