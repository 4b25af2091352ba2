using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gatehouse.Protocols.WebAuthn.Attestation;

/// <summary>
/// Whose word on a model counts (section 7.1, steps 23 and 24).
/// Without roots nobody's does: every verified statement is taken and none is worth more than another.
/// With roots only a statement whose certificates lead to one of them is taken.
/// </summary>
internal sealed record AttestationTrust(IReadOnlyList<ReadOnlyMemory<byte>> Roots)
{
    public static AttestationTrust Unasked { get; } = new([]);

    public bool Accepts(AttestationVerdict.Good verdict, DateTimeOffset now)
    {
        if (Roots.Count == 0)
        {
            return true;
        }

        // The root may be the authenticator's certificate itself.
        return verdict.TrustPath.Count > 0
            && (Roots.Any(root => root.Span.SequenceEqual(verdict.TrustPath[0].Span)) || LeadsToRoot(verdict.TrustPath, now));
    }

    private bool LeadsToRoot(IReadOnlyList<ReadOnlyMemory<byte>> path, DateTimeOffset now)
    {
        var loaded = new List<X509Certificate2>();
        try
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.VerificationTime = now.UtcDateTime;

            // Nothing is fetched: a certificate that names an address would make the server call it.
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.CustomTrustStore.AddRange(Roots.Select(Load).ToArray());
            chain.ChainPolicy.ExtraStore.AddRange(path.Skip(1).Select(Load).ToArray());
            return chain.Build(Load(path[0]));
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            loaded.ForEach(static each => each.Dispose());
        }

        X509Certificate2 Load(ReadOnlyMemory<byte> der)
        {
            loaded.Add(X509CertificateLoader.LoadCertificate(der.Span));
            return loaded[^1];
        }
    }
}
