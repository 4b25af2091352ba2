using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gatehouse.Protocols.Tests.WebAuthn;

/// <summary>What an attestation statement of a <see cref="SoftAuthenticator"/> is about.</summary>
internal sealed record SoftAttested(string RelyingParty, Guid Aaguid, SoftCredential Credential, byte[] Data, byte[] ClientDataHash)
{
    public byte[] Signed => [.. Data, .. ClientDataHash];
}

/// <summary>The attestation statements that need no maker.</summary>
internal static class SoftAttestation
{
    public static (string Format, CborNode Statement) None(SoftAttested thing) => ("none", CborNode.Map());

    public static (string Format, CborNode Statement) PackedSelf(SoftAttested thing) =>
        ("packed", CborNode.Map(("alg", thing.Credential.Algorithm), ("sig", thing.Credential.Sign(thing.Signed))));
}

/// <summary>A maker of authenticators: a root, and a certificate for each model.</summary>
internal sealed class SoftMaker : IDisposable
{
    public const string Subject = "C=AQ, O=Penguin Keys, OU=Authenticator Attestation, CN=Model One";
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 root;

    public SoftMaker()
    {
        var request = new CertificateRequest("C=AQ, O=Penguin Keys, CN=Root", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root = request.CreateSelfSigned(From, From.AddYears(30));
    }

    public byte[] Root => root.RawData;

    /// <summary>The model that certificates speak for; nothing for all.</summary>
    public Guid? Model { get; set; }

    public string CertificateSubject { get; set; } = Subject;

    public bool CertificateMaySign { get; set; }

    public bool ModelIsCritical { get; set; }

    public ECCurve Curve { get; set; } = ECCurve.NamedCurves.nistP256;

    public void Dispose()
    {
        root.Dispose();
        rootKey.Dispose();
    }

    public (string Format, CborNode Statement) Packed(SoftAttested thing)
    {
        var (certificate, sign) = Certify();
        return ("packed", CborNode.Map(("alg", -7), ("sig", sign(thing.Signed)), ("x5c", CborNode.List(certificate, root.RawData))));
    }

    public (string Format, CborNode Statement) U2f(SoftAttested thing)
    {
        var (certificate, sign) = Certify();
        byte[] signed =
        [
            0, .. SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(thing.RelyingParty)), .. thing.ClientDataHash, .. thing.Credential.Id,
            4, .. thing.Credential.X, .. thing.Credential.Y,
        ];
        return ("fido-u2f", CborNode.Map(("sig", sign(signed)), ("x5c", CborNode.List(certificate))));
    }

    private (byte[] Certificate, Func<byte[], byte[]> Sign) Certify()
    {
        var key = ECDsa.Create(Curve);
        var request = new CertificateRequest(CertificateSubject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(CertificateMaySign, false, 0, true));
        if (Model is { } model)
        {
            request.CertificateExtensions.Add(new("1.3.6.1.4.1.45724.1.1.4", (byte[])[0x04, 0x10, .. model.ToByteArray(bigEndian: true)], ModelIsCritical));
        }

        using var certificate = request.Create(root, From, From.AddYears(20), RandomNumberGenerator.GetBytes(8));
        return (certificate.RawData, data => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }
}
