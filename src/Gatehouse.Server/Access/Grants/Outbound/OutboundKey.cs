using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.OAuth;

namespace Gatehouse.Server.Access.Grants.Outbound;

/// <summary>A key that signs tokens for others, by the name of its algorithm (RFC 7518, section 3.1).</summary>
internal sealed class OutboundKey : IDisposable
{
    public const string Rs256 = "RS256";
    public const string Es384 = "ES384";
    private const int RsaBits = 3072;

    private readonly AsymmetricAlgorithm key;

    private OutboundKey(string algorithm, AsymmetricAlgorithm key)
    {
        (Algorithm, this.key) = (algorithm, key);
        Public = key is RSA rsa ? PublicJwk.Of(rsa) : PublicJwk.Of((ECDsa)key);
    }

    public static string[] Algorithms => [Rs256, Es384];

    public string Algorithm { get; }

    public JsonObject Public { get; }

    public string Id => Public["kid"]!.GetValue<string>();

    public static OutboundKey Make(string algorithm) =>
        new(algorithm, algorithm == Rs256 ? RSA.Create(RsaBits) : ECDsa.Create(ECCurve.NamedCurves.nistP384));

    public static OutboundKey Read(string algorithm, ReadOnlySpan<byte> pkcs8)
    {
        AsymmetricAlgorithm key = algorithm == Rs256 ? RSA.Create() : ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return new(algorithm, key);
    }

    public byte[] Write() => key.ExportPkcs8PrivateKey();

    public string Sign(JsonObject payload) => CompactJws.Write(new JsonObject { ["alg"] = Algorithm, ["kid"] = Id, ["typ"] = "JWT" }, payload, Sign);

    public void Dispose() => key.Dispose();

    private byte[] Sign(byte[] signed) => key is RSA rsa
        ? rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : ((ECDsa)key).SignData(signed, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
