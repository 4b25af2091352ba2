using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;

namespace Gatehouse.Server.People.Users;

/// <summary>The rows of users go with their account; what names users by a text without a foreign key goes here.</summary>
internal sealed class RemoveUsersOfAccount : IAccountRemoved
{
    public Task OnRemovedAsync(DbSession session, Account account) => IamUserStore.DeleteTracesAsync(session, account.Id);
}
