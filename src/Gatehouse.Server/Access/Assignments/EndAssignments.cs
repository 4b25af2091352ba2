using Gatehouse.Server.Access.Assignments.Instances;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>With a directory go the roles that it has in other accounts, and the tags of its things.</summary>
internal sealed class EndAssignments : IAccountRemoved
{
    public async Task OnRemovedAsync(DbSession session, Account account)
    {
        if (await WorkforceDirectoryStore.FindOfAccountAsync(session, account.Id) is { } directory)
        {
            await EndAllAsync(session, directory);
        }
    }

    public static async Task EndAllAsync(DbSession session, WorkforceDirectory directory)
    {
        foreach (var provisioned in await ProvisionedSetStore.FindOfDirectoryAsync(session, directory.Id))
        {
            await Provisioning.RemoveAsync(session, provisioned);
        }

        await InstanceStore.DeleteTagsAsync(session, directory);
    }
}
