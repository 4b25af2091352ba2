using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>A waiting period rests on the password, the mailbox and the devices it began with: it ends with any of them.</summary>
internal sealed class EndRequestOnChange : ICredentialChanged
{
    public Task OnChangedAsync(DbSession session, CredentialChange change) => AlternativeRequestStore.DeleteAsync(session, change.Owner);
}
