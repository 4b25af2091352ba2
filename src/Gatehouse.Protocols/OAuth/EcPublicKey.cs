using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Gatehouse.Protocols.OAuth;

/// <summary>A P-256 key as a JSON Web Key (RFC 7518, section 6.2).</summary>
/// <param name="X">The coordinate as base64url of 32 bytes.</param>
/// <param name="Y">The coordinate as base64url of 32 bytes.</param>
internal sealed record EcPublicKey(string X, string Y)
{
    private const int CoordinateLength = 32;

    /// <summary>The key's name by itself (RFC 7638): SHA-256 over its required members in lexical order.</summary>
    public string Thumbprint =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    /// <summary>Nothing for another kind of key, for a private one, and for coordinates of another length.</summary>
    public static bool TryRead(JsonElement jwk, [NotNullWhen(true)] out EcPublicKey? key)
    {
        key = null;
        if (jwk.ValueKind != JsonValueKind.Object
            || Text(jwk, "kty") != "EC"
            || Text(jwk, "crv") != "P-256"
            || jwk.TryGetProperty("d", out _)
            || Text(jwk, "x") is not { } x
            || Text(jwk, "y") is not { } y
            || Coordinate(x) is null
            || Coordinate(y) is null)
        {
            return false;
        }

        key = new(x, y);
        return true;
    }

    /// <summary>ES256 (RFC 7518, section 3.4): r and s, 32 bytes each. A point off the curve verifies nothing.</summary>
    public bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != 2 * CoordinateLength)
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Coordinate(X), Y = Coordinate(Y) } });
            return key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public static EcPublicKey Of(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new(Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    private static string? Text(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Coordinate(string text) =>
        Base64Url.IsValid(text, out var length) && length == CoordinateLength ? Base64Url.DecodeFromChars(text) : null;
}
