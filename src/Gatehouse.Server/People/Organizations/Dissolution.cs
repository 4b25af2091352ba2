using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Tags;

namespace Gatehouse.Server.People.Organizations;

/// <summary>Ends an organization: its members stand alone again. With the data of a closed management account it happens by itself.</summary>
internal sealed class Dissolution(Leaving leaving) : IAccountRemoved
{
    private const int AtOnce = 100;

    public async Task RunAsync(DbSession session, Organization organization)
    {
        for (;;)
        {
            var members = await MemberStore.FindPageAsync(session, organization.Id, "", AtOnce);
            foreach (var member in members)
            {
                await leaving.RunAsync(session, organization, member.AccountId);
            }

            if (members.Count < AtOnce)
            {
                break;
            }
        }

        await OrganizationTagStore.DeleteAllAsync(session, organization);
        await OrganizationStore.DeleteAsync(session, organization.Id);
    }

    public async Task OnRemovedAsync(DbSession session, Account account)
    {
        if (await OrganizationStore.FindMembershipAsync(session, account.Id.Digits) is not { } membership)
        {
            return;
        }

        await OrganizationStore.LockAsync(session, membership.Organization.Id);
        await (membership.IsManagement ? RunAsync(session, membership.Organization) : leaving.RunAsync(session, membership.Organization, account.Id));
    }
}
