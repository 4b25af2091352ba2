using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Tests.WebAuthn;

/// <summary>
/// A browser with an authenticator, in software: takes options as JSON and answers as <c>toJSON()</c> does.
/// It is written from the standard alone and uses nothing of the product, so that the two check each other.
/// </summary>
internal sealed class SoftAuthenticator(string origin) : IDisposable
{
    public const int Es256 = -7;
    public const int Rs256 = -257;
    private readonly List<SoftCredential> credentials = [];

    public int Algorithm { get; set; } = Es256;

    public Guid Aaguid { get; set; } = new("d0b1a7c5-5e1f-4c3a-9f52-2f3f8f1a6e01");

    /// <summary>Makes the attestation statement.</summary>
    public Func<SoftAttested, (string Format, CborNode Statement)> Attestation { get; set; } = SoftAttestation.None;

    public bool UserPresent { get; set; } = true;

    public bool UserVerified { get; set; } = true;

    public bool BackupEligible { get; set; }

    public bool BackedUp { get; set; }

    /// <summary>What the next assertion says, and by how much it then grows.</summary>
    public uint Counter { get; set; }

    public uint CounterStep { get; set; }

    /// <summary>Where the browser believes to be.</summary>
    public string Origin { get; set; } = origin;

    /// <summary>Instead of the relying party of the options.</summary>
    public string? RelyingPartyId { get; set; }

    /// <summary>Changes the client data and the authenticator data before they are signed.</summary>
    public Action<JsonObject> ShapeClientData { get; set; } = static _ => { };

    public Func<byte[], byte[]> ShapeData { get; set; } = static data => data;

    public IReadOnlyList<SoftCredential> Credentials => credentials;

    public void Dispose() => credentials.ForEach(static each => each.Dispose());

    /// <summary><c>navigator.credentials.create()</c>.</summary>
    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var relyingParty = RelyingPartyId ?? (string)asked["rp"]!["id"]!;
        var credential = new SoftCredential(Algorithm, RandomNumberGenerator.GetBytes(32), Base64Url.DecodeFromChars((string)asked["user"]!["id"]!));
        credentials.Add(credential);
        var clientData = ClientData("webauthn.create", (string)asked["challenge"]!);
        byte[] id = [.. BigEndian((ushort)credential.Id.Length), .. credential.Id];
        var data = ShapeData([.. Head(relyingParty, 0x40), .. Aaguid.ToByteArray(bigEndian: true), .. id, .. credential.CoseKey]);
        var (format, statement) = Attestation(new(relyingParty, Aaguid, credential, data, SHA256.HashData(clientData)));
        var envelope = CborNode.Map(("fmt", format), ("attStmt", statement), ("authData", data)).Encode();
        return Answer(credential.Id, new()
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(clientData),
            ["attestationObject"] = Base64Url.EncodeToString(envelope),
            ["transports"] = new JsonArray("internal", "hybrid"),
        }).ToJsonString();
    }

    /// <summary><c>navigator.credentials.get()</c>, with the first credential that is allowed.</summary>
    public string Get(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var allowed = asked["allowCredentials"]!.AsArray().Select(static each => (string)each!["id"]!).ToList();
        var credential = credentials.First(each => allowed.Count == 0 || allowed.Contains(Base64Url.EncodeToString(each.Id)));
        var clientData = ClientData("webauthn.get", (string)asked["challenge"]!);
        var data = ShapeData(Head(RelyingPartyId ?? (string)asked["rpId"]!, 0));
        return Answer(credential.Id, new()
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(clientData),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(credential.Sign([.. data, .. SHA256.HashData(clientData)])),
            ["userHandle"] = Base64Url.EncodeToString(credential.UserHandle),
        }).ToJsonString();
    }

    private static JsonObject Answer(byte[] id, JsonObject response) => new()
    {
        ["id"] = Base64Url.EncodeToString(id),
        ["rawId"] = Base64Url.EncodeToString(id),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject { ["credProps"] = new JsonObject { ["rk"] = true } },
        ["response"] = response,
    };

    private static byte[] BigEndian(ushort number)
    {
        var bytes = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
        return bytes;
    }

    private byte[] ClientData(string type, string challenge)
    {
        var data = new JsonObject { ["type"] = type, ["challenge"] = challenge, ["origin"] = Origin, ["crossOrigin"] = false };
        ShapeClientData(data);
        return JsonSerializer.SerializeToUtf8Bytes(data);
    }

    private byte[] Head(string relyingParty, int flags)
    {
        flags |= (UserPresent ? 0x01 : 0) | (UserVerified ? 0x04 : 0) | (BackupEligible ? 0x08 : 0) | (BackedUp ? 0x10 : 0);
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, Counter);
        Counter += CounterStep;
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), (byte)flags, .. count];
    }
}
