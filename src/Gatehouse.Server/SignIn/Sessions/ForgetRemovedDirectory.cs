using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>A directory that goes with its account takes its people's sessions and the browsers known to them along.</summary>
internal sealed class ForgetRemovedDirectory : IAccountRemoved
{
    public Task OnRemovedAsync(DbSession session, Account account) => SessionStore.DeleteOfDirectoryAsync(session, account.Id);
}
