using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>A sign-in under way that has proved the old password ends with it: nobody finishes it after a reset.</summary>
internal sealed class EndAttemptsOnChange : ICredentialChanged
{
    public Task OnChangedAsync(DbSession session, CredentialChange change) => AttemptStore.DeleteOfOwnerAsync(session, change.Owner);
}
