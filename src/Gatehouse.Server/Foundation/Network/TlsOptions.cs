using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Network;

[SettingsSection("Tls")]
internal sealed record TlsOptions : IJudgedOptions
{
    [Setting("The certificate for https addresses in Urls: PEM with its chain, or PKCS #12 (.pfx, .p12). Read again when the file changes.")]
    public string CertificateFile { get; set; } = "";

    [Setting("The private key of a PEM certificate, where it is not in the same file.")]
    public string KeyFile { get; set; } = "";

    [Setting("The password of the private key or of the PKCS #12 file.", Secret = true)]
    public string Password { get; set; } = "";

    public IEnumerable<string> Problems()
    {
        if (CertificateFile.Length > 0 && !File.Exists(CertificateFile))
        {
            yield return $"Gatehouse:Tls:CertificateFile names {CertificateFile}, which is not there or cannot be seen by this user.";
        }

        if (KeyFile.Length > 0 && !File.Exists(KeyFile))
        {
            yield return $"Gatehouse:Tls:KeyFile names {KeyFile}, which is not there or cannot be seen by this user.";
        }
    }
}
