using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Network;

/// <summary>The certificate of https addresses. A renewed file is taken up by itself within a minute; a broken one leaves the old in use.</summary>
internal sealed class ServerCertificate(TlsOptions options, TimeProvider clock, ILogger<ServerCertificate> log)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private SslStreamCertificateContext? context;
    private DateTime written;
    private DateTimeOffset nextLook;

    public SslStreamCertificateContext Current
    {
        get
        {
            lock (turn)
            {
                var now = clock.GetUtcNow();
                if (context is null)
                {
                    written = LastWrite();
                    context = Load();
                    nextLook = now + LookAgainAfter;
                }
                else if (now >= nextLook)
                {
                    nextLook = now + LookAgainAfter;
                    LookAgain();
                }

                return context;
            }
        }
    }

    /// <exception cref="SettingsException">The files cannot be read or do not fit together.</exception>
    public SslStreamCertificateContext Load()
    {
        try
        {
            var (certificate, chain) = IsPem() ? LoadPem() : LoadPkcs12();
            return certificate.HasPrivateKey
                ? SslStreamCertificateContext.Create(certificate, chain, offline: true)
                : throw new CryptographicException("it has no private key; give it with Gatehouse:Tls:KeyFile");
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException([$"The certificate in {options.CertificateFile} cannot be used: {wrong.Message}"]);
        }
    }

    private void LookAgain()
    {
        try
        {
            var now = LastWrite();
            if (now != written)
            {
                context = Load();
                written = now;
                log.LogInformation("The certificate was read again from {CertificateFile}", options.CertificateFile);
            }
        }
        catch (Exception wrong) when (wrong is SettingsException or IOException or UnauthorizedAccessException)
        {
            log.LogError(wrong, "The renewed certificate cannot be used; the one before it stays in use");
        }
    }

    private (X509Certificate2 Certificate, X509Certificate2Collection Chain) LoadPem()
    {
        var key = options.KeyFile.Length > 0 ? options.KeyFile : null;
        var certificate = options.Password.Length > 0
            ? X509Certificate2.CreateFromEncryptedPemFile(options.CertificateFile, options.Password, key)
            : X509Certificate2.CreateFromPemFile(options.CertificateFile, key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(options.CertificateFile);
        return (certificate, chain);
    }

    private (X509Certificate2 Certificate, X509Certificate2Collection Chain) LoadPkcs12()
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(options.CertificateFile, options.Password, X509KeyStorageFlags.EphemeralKeySet);
        return (all.First(static each => each.HasPrivateKey), all);
    }

    private bool IsPem() => File.ReadAllText(options.CertificateFile).Contains("-----BEGIN", StringComparison.Ordinal);

    private DateTime LastWrite() => File.GetLastWriteTimeUtc(options.CertificateFile);
}
