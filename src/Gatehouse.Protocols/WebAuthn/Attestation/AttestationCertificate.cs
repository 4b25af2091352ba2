using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Protocols.WebAuthn.Keys;

namespace Gatehouse.Protocols.WebAuthn.Attestation;

/// <summary>An authenticator's certificate and what section 8.2.1 requires of it.</summary>
internal sealed class AttestationCertificate : IDisposable
{
    private const int LongestPath = 8;
    private const int Version3 = 3;
    private const string AaguidExtension = "1.3.6.1.4.1.45724.1.1.4";
    private const string Ed25519 = "1.3.101.112";
    private const string Country = "2.5.4.6";
    private const string Organization = "2.5.4.10";
    private const string OrganizationalUnit = "2.5.4.11";
    private const string CommonName = "2.5.4.3";
    private readonly X509Certificate2 certificate;

    private AttestationCertificate(X509Certificate2 certificate) => this.certificate = certificate;

    public void Dispose() => certificate.Dispose();

    /// <summary>The member <c>x5c</c>: certificates as bytes, at least one.</summary>
    public static bool TryReadPath(CborValue.Map statement, [NotNullWhen(true)] out IReadOnlyList<ReadOnlyMemory<byte>>? path)
    {
        path = statement.Members.GetValueOrDefault("x5c") is CborValue.List { Items.Count: > 0 and <= LongestPath } list && list.Items.All(static item => item is CborValue.Bytes)
            ? [.. list.Items.Cast<CborValue.Bytes>().Select(static item => item.Value)]
            : null;
        return path is not null;
    }

    public static bool TryRead(ReadOnlyMemory<byte> der, [NotNullWhen(true)] out AttestationCertificate? certificate)
    {
        try
        {
            certificate = new(X509CertificateLoader.LoadCertificate(der.Span));
            return true;
        }
        catch (CryptographicException)
        {
            certificate = null;
            return false;
        }
    }

    /// <summary>Its key, where it is one for this algorithm.</summary>
    public CoseKey? FindKey(CoseAlgorithm algorithm, Ed25519Verifier? ed25519)
    {
        try
        {
            return algorithm switch
            {
                CoseAlgorithm.ES256 => FindEc(),
                CoseAlgorithm.RS256 => FindRsa(),
                CoseAlgorithm.EdDSA when ed25519 is not null && certificate.PublicKey is { Oid.Value: Ed25519, EncodedKeyValue.RawData: { Length: Ed25519CoseKey.KeyLength } x }
                    => new Ed25519CoseKey(x, ed25519),
                _ => null,
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What section 8.2.1 misses in it, or nothing.</summary>
    public string? FindFault()
    {
        try
        {
            if (certificate.Version != Version3)
            {
                return "its certificate is not of version 3";
            }

            var subject = Subject();
            if (subject.GetValueOrDefault(Country) is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
                || subject.GetValueOrDefault(Organization) is not { Length: > 0 }
                || subject.GetValueOrDefault(OrganizationalUnit) != "Authenticator Attestation"
                || subject.GetValueOrDefault(CommonName) is not { Length: > 0 })
            {
                return "its certificate is not an authenticator's: the subject";
            }

            return certificate.Extensions.OfType<X509BasicConstraintsExtension>().ToList() is [{ CertificateAuthority: false }]
                ? null
                : "its certificate is not an authenticator's: it may sign others";
        }
        catch (CryptographicException)
        {
            return "its certificate cannot be read";
        }
    }

    /// <summary>Where it names models at all, it names this one: 16 bytes in an octet string, and not critical.</summary>
    public bool Names(Guid aaguid)
    {
        byte[] expected = [0x04, 0x10, .. aaguid.ToByteArray(bigEndian: true)];
        return certificate.Extensions.Where(static each => each.Oid?.Value == AaguidExtension)
            .All(each => !each.Critical && each.RawData.AsSpan().SequenceEqual(expected));
    }

    private EcCoseKey? FindEc()
    {
        using var key = certificate.GetECDsaPublicKey();
        return key?.ExportParameters(includePrivateParameters: false) is { Curve.Oid: { } curve, Q: { X: { } x, Y: { } y } }
            && (curve.Value == ECCurve.NamedCurves.nistP256.Oid.Value || curve.FriendlyName == ECCurve.NamedCurves.nistP256.Oid.FriendlyName) ? new(x, y) : null;
    }

    private RsaCoseKey? FindRsa()
    {
        using var key = certificate.GetRSAPublicKey();
        return key?.ExportParameters(includePrivateParameters: false) is { Modulus: { } n, Exponent: { } e } && new RsaCoseKey(n, e) is { IsSound: true } sound ? sound : null;
    }

    /// <summary>A name that stands twice, or together with another, is left out: it could be read in two ways.</summary>
    private Dictionary<string, string?> Subject() =>
        certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(static part => !part.HasMultipleElements)
            .GroupBy(static part => part.GetSingleElementType().Value ?? "", StringComparer.Ordinal)
            .Where(static parts => parts.Count() == 1)
            .ToDictionary(static parts => parts.Key, static parts => parts.First().GetSingleElementValue(), StringComparer.Ordinal);
}
