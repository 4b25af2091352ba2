using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Roles.InstanceProfiles;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

/// <summary>Takes a role out of the account with everything that only it had.</summary>
internal sealed class RoleRemoval(IEnumerable<IPrincipalObstacle> obstacles)
{
    /// <summary>What must be done first; nothing when nothing is in the way. Nothing new gets in the way before the transaction ends.</summary>
    public async Task<string?> FindObstacleAsync(DbSession session, Role role)
    {
        await AccountChangeStore.LockAsync(session, role.AccountId);
        if (await InstanceProfileStore.IsInUseAsync(session, role.Id))
        {
            return "remove roles from instance profile";
        }

        foreach (var each in obstacles)
        {
            if (await each.FindAsync(session, role.Id) is { } obstacle)
            {
                return obstacle;
            }
        }

        return null;
    }

    public static async Task RemoveAsync(DbSession session, Role role)
    {
        await AttachmentStore.DeleteAllAsync(session, role.Id);
        await TagStore.RemoveAllAsync(session, role.Id);
        await RoleStore.DeleteAsync(session, role.Id);
    }
}
