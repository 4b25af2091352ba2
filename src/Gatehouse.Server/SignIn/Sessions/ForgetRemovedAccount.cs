using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>An account whose data go takes its sessions and the browsers known to it along.</summary>
internal sealed class ForgetRemovedAccount : IAccountRemoved
{
    public async Task OnRemovedAsync(DbSession session, Account account)
    {
        await SessionStore.DeleteOfAccountAsync(session, account.Id);
        await KnownBrowserStore.DeleteAllAsync(session, account.Root);
    }
}
