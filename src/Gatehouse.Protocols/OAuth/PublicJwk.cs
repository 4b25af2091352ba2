using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.OAuth;

/// <summary>The public half of a signing key as a JSON Web Key (RFC 7518, section 6), named by itself (RFC 7638).</summary>
internal static class PublicJwk
{
    /// <summary>A key on P-384, for ES384.</summary>
    public static JsonObject Of(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        return Named(
            $$"""{"crv":"P-384","kty":"EC","x":"{{x}}","y":"{{y}}"}""",
            new() { ["kty"] = "EC", ["crv"] = "P-384", ["alg"] = "ES384", ["use"] = "sig", ["x"] = x, ["y"] = y });
    }

    /// <summary>For RS256.</summary>
    public static JsonObject Of(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64Url.EncodeToString(parameters.Modulus), Base64Url.EncodeToString(parameters.Exponent));
        return Named(
            $$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""",
            new() { ["kty"] = "RSA", ["alg"] = "RS256", ["use"] = "sig", ["n"] = n, ["e"] = e });
    }

    /// <param name="required">The members that make the key, in lexical order.</param>
    private static JsonObject Named(string required, JsonObject jwk)
    {
        jwk["kid"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(required)));
        return jwk;
    }
}
