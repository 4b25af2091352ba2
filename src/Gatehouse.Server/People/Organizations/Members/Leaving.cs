using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Members;

/// <summary>Takes an account out of its organization, with everything that it had of it; part of the caller's transaction.</summary>
internal sealed class Leaving(IEnumerable<IMemberChanges> rooms)
{
    public async Task RunAsync(DbSession session, Organization organization, AccountId account)
    {
        foreach (var room in rooms)
        {
            await room.OnLeftAsync(session, organization, account);
        }

        await AttachmentStore.DetachAllAsync(session, organization.Id, account.Digits);
        await TagStore.RemoveAllAsync(session, TagKeys.Of(organization, account.Digits));
        await MemberStore.DeleteAsync(session, account);
    }
}
