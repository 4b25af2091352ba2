using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>
/// The framework's data protection on the installation's own key file: every node that holds the file can read what another wrote,
/// and there is no second ring to keep, rotate or lose (see docs/adr/0006).
/// </summary>
internal sealed class SealedDataProtection(Sealer sealer, string purpose = "data-protection") : IDataProtector
{
    public IDataProtector CreateProtector(string purpose) => new SealedDataProtection(sealer, $"{Purpose}/{purpose}");

    private string Purpose { get; } = purpose;

    public byte[] Protect(byte[] plaintext) => Encoding.ASCII.GetBytes(sealer.Seal(Purpose, plaintext));

    public byte[] Unprotect(byte[] protectedData) =>
        sealer.Open(Purpose, Encoding.ASCII.GetString(protectedData))
        ?? throw new CryptographicException("The value was altered, or sealed by a key that is gone.");
}
