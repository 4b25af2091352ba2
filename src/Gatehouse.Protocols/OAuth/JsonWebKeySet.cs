using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;

namespace Gatehouse.Protocols.OAuth;

/// <summary>The keys by which somebody else's tokens are verified (RFC 7517, section 5). What cannot be used is left out.</summary>
internal sealed class JsonWebKeySet
{
    private const int MostKeys = 100;
    private const int ShortestModulus = 2048;
    private const int LongestModulus = 8192;

    private readonly IReadOnlyList<Key> keys;

    private JsonWebKeySet(IReadOnlyList<Key> keys) => this.keys = keys;

    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out JsonWebKeySet? set)
    {
        set = null;
        try
        {
            var reader = new Utf8JsonReader(json, new() { MaxDepth = 8 });
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostKeys)
            {
                return false;
            }

            set = new([.. list.EnumerateArray().Select(ReadKey).OfType<Key>()]);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public bool Has(string? keyId) => keys.Any(key => keyId is null || key.Id == keyId);

    /// <summary>
    /// Whether one of the keys made the signature. The key says which algorithms fit it, never the token alone: "none" and a public
    /// key taken as the secret of an HMAC fit none (RFC 8725, section 3.1).
    /// </summary>
    public bool Verify(CompactJws token)
    {
        var (algorithm, id) = (Text(token.Header, "alg"), Text(token.Header, "kid"));
        return algorithm is not null
            && keys.Any(key => (id is null || key.Id == id) && (key.Algorithm is null || key.Algorithm == algorithm) && key.Verify(algorithm, token));
    }

    private static Key? ReadKey(JsonElement jwk) =>
        jwk.ValueKind != JsonValueKind.Object || (Text(jwk, "use") is { } use && use != "sig") ? null : Text(jwk, "kty") switch
        {
            "RSA" when Bytes(jwk, "n") is { } n && n.Length * 8 is >= ShortestModulus and <= LongestModulus && Bytes(jwk, "e") is { Length: > 0 and <= 8 } e =>
                new RsaKey(Text(jwk, "kid"), Text(jwk, "alg"), new() { Modulus = n, Exponent = e }),
            "EC" when Text(jwk, "crv") == "P-256" && Bytes(jwk, "x") is { Length: 32 } x && Bytes(jwk, "y") is { Length: 32 } y =>
                new EcKey(Text(jwk, "kid"), Text(jwk, "alg"), "ES256", HashAlgorithmName.SHA256, new() { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = x, Y = y } }),
            "EC" when Text(jwk, "crv") == "P-384" && Bytes(jwk, "x") is { Length: 48 } x && Bytes(jwk, "y") is { Length: 48 } y =>
                new EcKey(Text(jwk, "kid"), Text(jwk, "alg"), "ES384", HashAlgorithmName.SHA384, new() { Curve = ECCurve.NamedCurves.nistP384, Q = new() { X = x, Y = y } }),
            _ => null,
        };

    private static string? Text(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement part, string name) =>
        Text(part, name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;

    private abstract record Key(string? Id, string? Algorithm)
    {
        public abstract bool Verify(string algorithm, CompactJws token);
    }

    private sealed record RsaKey(string? Id, string? Algorithm, RSAParameters Parameters) : Key(Id, Algorithm)
    {
        public override bool Verify(string algorithm, CompactJws token)
        {
            (HashAlgorithmName Hash, RSASignaturePadding Padding)? way = algorithm switch
            {
                "RS256" => (HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                "RS384" => (HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
                "RS512" => (HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
                "PS256" => (HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
                "PS384" => (HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
                "PS512" => (HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
                _ => null,
            };
            try
            {
                using var rsa = RSA.Create(Parameters);
                return way is { } known && rsa.VerifyData(token.Signed, token.Signature, known.Hash, known.Padding);
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }

    private sealed record EcKey(string? Id, string? Algorithm, string Only, HashAlgorithmName Hash, ECParameters Parameters) : Key(Id, Algorithm)
    {
        public override bool Verify(string algorithm, CompactJws token)
        {
            try
            {
                using var key = ECDsa.Create(Parameters);
                return algorithm == Only && key.VerifyData(token.Signed, token.Signature, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }
}
