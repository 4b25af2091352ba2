using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Access.Grants;

/// <summary>A login stands on a password: with it, its codes and refresh tokens end. Their client is told that the credentials changed.</summary>
internal sealed class EndLoginsOnChange : ICredentialChanged
{
    public async Task OnChangedAsync(DbSession session, CredentialChange change)
    {
        await LoginCodeStore.DeleteOfOwnerAsync(session, change.Owner.ToString());
        await LoginGrantStore.EndOfOwnerAsync(session, change.Owner.ToString(), LoginRefusals.CredentialsChanged);
    }
}
