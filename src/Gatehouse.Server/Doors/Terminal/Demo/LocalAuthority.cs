using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <summary>
/// A certificate authority of this machine alone, for <c>demo --tls</c>: new AWS CLIs take only https start addresses. It may vouch for
/// <c>localhost</c> and the names below it and for nothing else, so whoever trusts it risks no more than that.
/// </summary>
internal sealed class LocalAuthority(string folder, SecretSource random, TimeProvider clock)
{
    private const string Name = "CN=Gatehouse local authority";
    private const int YearsOfAuthority = 10;
    private static readonly TimeSpan LifeOfCertificate = TimeSpan.FromDays(365);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(90);

    /// <summary>What clients are told to trust.</summary>
    public string AuthorityFile => Path.Combine(folder, "ca.pem");

    /// <summary>The server's certificate and its key.</summary>
    public string CertificateFile => Path.Combine(folder, "localhost.pem");

    private string KeyFile => Path.Combine(folder, "ca.key");

    /// <summary>Makes what is not there, and anew what would soon expire.</summary>
    public void Prepare()
    {
        OwnFolder.Create(folder);
        var isNew = !IsGood(AuthorityFile) || !File.Exists(KeyFile);
        if (isNew)
        {
            MakeAuthority();
        }

        if (isNew || !IsGood(CertificateFile))
        {
            MakeCertificate();
        }
    }

    private void MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(new X509Extension("2.5.29.30", WriteConstraints(), critical: true));
        var now = clock.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(YearsOfAuthority));
        Write(KeyFile, key.ExportPkcs8PrivateKeyPem());
        Write(AuthorityFile, made.ExportCertificatePem());
    }

    private void MakeCertificate()
    {
        using var authority = X509Certificate2.CreateFromPemFile(AuthorityFile, KeyFile);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("*.apps.localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var serial = new byte[16];
        random.Fill(serial);
        serial[0] = (byte)((serial[0] & 0x7F) | 1);
        var now = clock.GetUtcNow();
        using var made = request.Create(authority, now.AddHours(-1), now + LifeOfCertificate, serial);
        Write(CertificateFile, $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    private bool IsGood(string file)
    {
        try
        {
            using var found = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            return found.NotAfter.ToUniversalTime() - RenewBefore > clock.GetUtcNow().UtcDateTime;
        }
        catch (Exception unreadable) when (unreadable is IOException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>RFC 5280, section 4.2.1.10: only localhost, the names below it, and the two addresses of this machine.</summary>
    private static byte[] WriteConstraints()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            using (writer.PushSequence())
            {
                writer.WriteCharacterString(UniversalTagNumber.IA5String, "localhost", new Asn1Tag(TagClass.ContextSpecific, 2));
            }

            foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
            {
                var bytes = address.GetAddressBytes();
                using (writer.PushSequence())
                {
                    writer.WriteOctetString([.. bytes, .. bytes.Select(static _ => (byte)0xFF)], new Asn1Tag(TagClass.ContextSpecific, 7));
                }
            }
        }

        return writer.Encode();
    }

    /// <summary>Closed to others from the first moment, and never half there.</summary>
    private static void Write(string file, string text)
    {
        var beside = file + ".partial";
        File.Delete(beside);
        OwnFolder.CreateFile(beside);
        File.WriteAllText(beside, text);
        File.Move(beside, file, overwrite: true);
    }
}
