using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;

namespace Gatehouse.Server.People.Directory;

/// <summary>The rows of the directory go with its account; what names its people by a text without a foreign key goes here.</summary>
internal sealed class RemoveDirectoryOfAccount : IAccountRemoved
{
    public Task OnRemovedAsync(DbSession session, Account account) => WorkforceDirectoryStore.DeleteTracesAsync(session, account.Id);
}
