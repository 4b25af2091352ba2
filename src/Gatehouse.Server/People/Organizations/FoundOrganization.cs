using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Policies;

namespace Gatehouse.Server.People.Organizations;

/// <summary>Founds an organization; part of the caller's transaction.</summary>
internal sealed class FoundOrganization(SecretSource random, TimeProvider clock)
{
    private const int Draws = 20;

    /// <summary>The new organization, or nothing when the account is in one.</summary>
    public async Task<Organization?> RunAsync(DbSession session, AccountId account, string featureSet)
    {
        if (await OrganizationStore.FindMembershipAsync(session, account.Digits) is not null)
        {
            return null;
        }

        for (var draw = 0; draw < Draws; draw++)
        {
            var now = clock.GetUtcNow();
            var organization = new Organization(
                OrganizationIds.NewOrganization(random), account, OrganizationIds.NewRoot(random), featureSet, 1, null, null, now);
            if (!await OrganizationStore.InsertAsync(session, organization))
            {
                continue;
            }

            // Of two at once that found different organizations with one account, one finds the account taken.
            if (!await MemberStore.InsertAsync(session, organization, account, Member.Invited, now))
            {
                await OrganizationStore.DeleteAsync(session, organization.Id);
                return null;
            }

            if (organization.HasAllFeatures)
            {
                await PolicyTypeStore.EnableAsync(session, organization.Id, PolicyTypes.ServiceControl);
                await AttachmentStore.AttachUsualToAllAsync(session, organization, PolicyTypes.ServiceControl);
            }

            return organization;
        }

        return null;
    }
}
