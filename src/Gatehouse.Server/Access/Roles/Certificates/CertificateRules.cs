using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Roles.Certificates;

/// <summary>Whether a certificate can be read, and whether a private key is its own.</summary>
internal static class CertificateRules
{
    public static Outcome<DateTimeOffset> Judge(string body, string privateKey, string? chain)
    {
        if (Read(body) is not { } certificate)
        {
            return new Refusal("MalformedCertificate", RefusalKind.Malformed, "Unable to parse certificate. Please ensure the certificate is in PEM format.");
        }

        using (certificate)
        {
            if (chain is not null && !IsChain(chain))
            {
                return new Refusal("MalformedCertificate", RefusalKind.Malformed, "Unable to parse certificate chain. Please ensure the chain is in PEM format.");
            }

            if (PublicKeyOf(privateKey) is not { } key)
            {
                return new Refusal("MalformedCertificate", RefusalKind.Malformed, "Unable to parse private key. Please ensure the key is in PEM format and not encrypted.");
            }

            return CryptographicOperations.FixedTimeEquals(key, certificate.PublicKey.ExportSubjectPublicKeyInfo())
                ? new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero)
                : new Refusal("KeyPairMismatch", RefusalKind.Malformed, "The private key does not match the certificate.");
        }
    }

    private static X509Certificate2? Read(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsChain(string pem)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(pem);
            return chain.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>RSA or elliptic curve, whatever the label of the PEM says.</summary>
    private static byte[]? PublicKeyOf(string pem)
    {
        using var rsa = RSA.Create();
        if (TryImport(rsa, pem))
        {
            return rsa.ExportSubjectPublicKeyInfo();
        }

        using var curve = ECDsa.Create();
        return TryImport(curve, pem) ? curve.ExportSubjectPublicKeyInfo() : null;
    }

    private static bool TryImport(AsymmetricAlgorithm key, string pem)
    {
        try
        {
            key.ImportFromPem(pem);
            return true;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
