using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>Who leaves an organization is no longer open to its people: their assignments end, and the roles made for them go.</summary>
internal sealed class EndAssignmentsOfMember : IMemberChanges
{
    public Task OnCreatedAsync(DbSession session, Organization organization, Account account, string roleName) => Task.CompletedTask;

    public async Task OnLeftAsync(DbSession session, Organization organization, AccountId account)
    {
        if (account == organization.ManagementAccountId || await WorkforceDirectoryStore.FindOfAccountAsync(session, organization.ManagementAccountId) is not { } directory)
        {
            return;
        }

        // Whoever assigns looks at the accounts under the same lock.
        await AccountChangeStore.LockAsync(session, organization.ManagementAccountId);
        await AccountAssignmentStore.DeleteOfAccountAsync(session, directory.Id, account);
        foreach (var provisioned in await ProvisionedSetStore.FindOfDirectoryAsync(session, directory.Id, account))
        {
            await Provisioning.RemoveAsync(session, provisioned);
        }
    }
}
