using System.Security.Cryptography;

namespace Gatehouse.Protocols.WebAuthn.Keys;

/// <summary>ES256 (RFC 9053, sections 2.1 and 7.1.1).</summary>
internal sealed record EcCoseKey(ReadOnlyMemory<byte> X, ReadOnlyMemory<byte> Y) : CoseKey(CoseAlgorithm.ES256)
{
    public const int CoordinateLength = 32;

    /// <summary>A point off the curve is no key: no signature would ever be good, and the owner would be locked out.</summary>
    public bool IsOnCurve
    {
        get
        {
            try
            {
                using var key = Create();
                return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }

    /// <summary>The signature is DER, not the two bare numbers of JSON signatures (section 6.5.5).</summary>
    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var key = Create();
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private ECDsa Create() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = X.ToArray(), Y = Y.ToArray() } });
}
