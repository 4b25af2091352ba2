using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;

namespace Gatehouse.Server.People.Users.Devices;

/// <summary>The devices go with their account; their tags, which know them by their serials alone, go here.</summary>
internal sealed class RemoveDeviceTags : IAccountRemoved
{
    public Task OnRemovedAsync(DbSession session, Account account) => TagStore.RemoveOfDevicesAsync(session, account.Id.Digits);
}
