using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;

namespace Gatehouse.Server.Access.Roles;

/// <summary>The rows of an account go with it; tags know their resource by its id alone and go here.</summary>
internal sealed class RemoveTagsOfAccount : IAccountRemoved
{
    public Task OnRemovedAsync(DbSession session, Account account) => ResourceTagStore.DeleteOfAccountAsync(session, account.Id.Digits);
}
