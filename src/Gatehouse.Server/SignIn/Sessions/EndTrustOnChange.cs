using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>
/// A browser is trusted on the strength of what proved its owner then. Adding a device keeps the trust of the browser it was added in;
/// removing one, a new password and every other change end all of it.
/// </summary>
internal sealed class EndTrustOnChange : ICredentialChanged
{
    public Task OnChangedAsync(DbSession session, CredentialChange change) =>
        change.Kind == CredentialChangeKind.NameChanged
            ? Task.CompletedTask
            : TrustedDeviceStore.DeleteAllAsync(session, change.Owner, change.KeepsTrust ? change.KeptSessionId : null);
}
