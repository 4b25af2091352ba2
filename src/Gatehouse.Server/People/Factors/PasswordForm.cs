using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

/// <summary>
/// A form with the current password in it, such as the one that changes it. Whoever has no MFA device would be asked for that password
/// on a page before, too: twice proves no more than once, so the form is proof enough. Whoever has a device shows it first.
/// </summary>
internal static class PasswordForm
{
    public static async Task<bool> IsProofAsync(DbSession session, CredentialOwner owner) => (await MfaDeviceStore.FindDevicesAsync(session, owner)).Count == 0;
}
