using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>Writes options as <c>parseCreationOptionsFromJSON</c> and <c>parseRequestOptionsFromJSON</c> take them (section 5.1).</summary>
internal static class OptionsWriter
{
    /// <summary>Section 13.4.3.</summary>
    private const int ShortestChallenge = 16;
    private const int LongestHandle = 64;

    public static string Write(CreationOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Challenge.Length, ShortestChallenge);
        ArgumentOutOfRangeException.ThrowIfZero(options.User.Handle.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.User.Handle.Length, LongestHandle);
        return Write(json =>
        {
            json.WriteStartObject("rp");
            json.WriteString("id", options.Party.Id);
            json.WriteString("name", options.Brand);
            json.WriteEndObject();
            json.WriteStartObject("user");
            WriteBytes(json, "id", options.User.Handle);
            json.WriteString("name", options.User.Name);
            json.WriteString("displayName", options.User.DisplayName);
            json.WriteEndObject();
            WriteBytes(json, "challenge", options.Challenge);
            json.WriteStartArray("pubKeyCredParams");
            foreach (var algorithm in options.Party.Algorithms)
            {
                json.WriteStartObject();
                json.WriteString("type", "public-key");
                json.WriteNumber("alg", (int)algorithm);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("timeout", (long)options.Timeout.TotalMilliseconds);
            WriteDescriptors(json, "excludeCredentials", options.Excluded);
            json.WriteStartObject("authenticatorSelection");
            json.WriteString("residentKey", options.Discoverable ? "required" : "preferred");
            json.WriteBoolean("requireResidentKey", options.Discoverable);
            json.WriteString("userVerification", Text(options.UserVerification));
            json.WriteEndObject();
            json.WriteString("attestation", options.Attestation ? "direct" : "none");
            json.WriteStartObject("extensions");
            json.WriteBoolean("credProps", true);
            json.WriteEndObject();
        });
    }

    public static string Write(RequestOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Challenge.Length, ShortestChallenge);
        return Write(json =>
        {
            WriteBytes(json, "challenge", options.Challenge);
            json.WriteNumber("timeout", (long)options.Timeout.TotalMilliseconds);
            json.WriteString("rpId", options.Party.Id);
            WriteDescriptors(json, "allowCredentials", options.Allowed);
            json.WriteString("userVerification", Text(options.UserVerification));
        });
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteDescriptors(Utf8JsonWriter json, string name, IReadOnlyList<CredentialDescriptor> descriptors)
    {
        json.WriteStartArray(name);
        foreach (var descriptor in descriptors)
        {
            json.WriteStartObject();
            json.WriteString("type", "public-key");
            WriteBytes(json, "id", descriptor.Id);
            json.WriteStartArray("transports");
            foreach (var transport in descriptor.Transports)
            {
                json.WriteStringValue(transport);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBytes(Utf8JsonWriter json, string name, ReadOnlyMemory<byte> bytes) => json.WriteString(name, Base64Url.EncodeToString(bytes.Span));

    private static string Text(UserVerification verification) => verification == UserVerification.Required ? "required" : "preferred";
}
