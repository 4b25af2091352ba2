using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.Foundation.Mail.Smtp;

/// <summary>An authority of its own and a certificate it signed for one host, as files in a test's directory.</summary>
internal sealed record TestCertificate(X509Certificate2 Server, string AuthorityFile, string CertificateFile, string KeyFile)
{
    public static TestCertificate Make(TestDatabase place, string host = "localhost")
    {
        // Certificates are judged by the system's clock, whatever the test's says.
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(root, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);

        var (authorityFile, certificateFile, keyFile) = (File("ca.pem"), File("cert.pem"), File("key.pem"));
        System.IO.File.WriteAllText(authorityFile, root.ExportCertificatePem());
        System.IO.File.WriteAllText(certificateFile, signed.ExportCertificatePem());
        System.IO.File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        using var withKey = signed.CopyWithPrivateKey(key);
        return new(X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null), authorityFile, certificateFile, keyFile);

        string File(string name) => Path.Combine(place.Directory, name);
    }
}
