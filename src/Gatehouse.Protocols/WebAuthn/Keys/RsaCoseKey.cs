using System.Security.Cryptography;

namespace Gatehouse.Protocols.WebAuthn.Keys;

/// <summary>RS256 (RFC 8812, section 2), which Windows Hello still uses.</summary>
internal sealed record RsaCoseKey(ReadOnlyMemory<byte> Modulus, ReadOnlyMemory<byte> Exponent) : CoseKey(CoseAlgorithm.RS256)
{
    private const int ShortestModulus = 2048 / 8;
    private const int LongestModulus = 4096 / 8;
    private const int LongestExponent = 4;

    /// <summary>Too short a key can be factored, too long a one costs the server time; an exponent of one or an even one signs nothing.</summary>
    public bool IsSound =>
        Modulus.Length is >= ShortestModulus and <= LongestModulus && Modulus.Span[0] != 0 && (Modulus.Span[^1] & 1) == 1
        && Exponent.Length is >= 1 and <= LongestExponent && Exponent.Span[0] != 0 && (Exponent.Span[^1] & 1) == 1
        && !Exponent.Span.SequenceEqual<byte>([1]);

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var key = RSA.Create(new RSAParameters { Modulus = Modulus.ToArray(), Exponent = Exponent.ToArray() });
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
