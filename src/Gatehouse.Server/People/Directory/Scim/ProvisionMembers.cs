using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Memberships;

namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>Lets people join and leave a group. Who joins is of the same directory; who leaves need not be in it.</summary>
internal sealed class ProvisionMembers(SecretSource random, TimeProvider clock)
{
    public async Task<Refusal?> ChangeAsync(DbSession session, DirectoryGroup group, IReadOnlyList<(bool Joins, string UserId)> changes, string by)
    {
        var joining = changes.Where(static change => change.Joins).Select(static change => change.UserId).Distinct(StringComparer.Ordinal).ToList();
        var known = await ProvisionStore.FindKnownAsync(session, group.DirectoryId, joining);
        if (joining.Find(id => !known.Contains(id)) is { } stranger)
        {
            return StoreRefusals.NoUser(stranger);
        }

        foreach (var (joins, userId) in changes)
        {
            if (joins)
            {
                await DirectoryGroupStore.AddMemberAsync(session, DirectoryUser.NewId(group.DirectoryId, random), group, userId, by, clock.GetUtcNow());
            }
            else
            {
                await DirectoryMembershipStore.DeleteAsync(session, group.Id, userId);
            }
        }

        return null;
    }
}
