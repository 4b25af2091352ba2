using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>Gives and takes a permission set in an account, and keeps the account's role in step; part of the caller's transaction.</summary>
internal sealed class Assigning(Provisioning provisioning, TimeProvider clock)
{
    /// <summary>Why it cannot be done, and then nothing was changed. Assigning again is no mistake.</summary>
    public async Task<string?> GiveAsync(DbSession session, PermissionSet set, AccountId account, AssignedPrincipal principal)
    {
        if (await provisioning.RunAsync(session, set, account) is { } failure)
        {
            return failure;
        }

        await AccountAssignmentStore.InsertAsync(session, new(set.Id, account, principal, clock.GetUtcNow()));
        return null;
    }

    /// <summary>The role goes with the last assignment. False when there was none.</summary>
    public static async Task<bool> TakeAsync(DbSession session, PermissionSet set, AccountId account, AssignedPrincipal principal)
    {
        if (!await AccountAssignmentStore.DeleteAsync(session, set.Id, account, principal))
        {
            return false;
        }

        if (!await AccountAssignmentStore.AnyAsync(session, set.Id, account) && await ProvisionedSetStore.FindAsync(session, set.Id, account) is { } provisioned)
        {
            await Provisioning.RemoveAsync(session, provisioned);
        }

        return true;
    }
}
