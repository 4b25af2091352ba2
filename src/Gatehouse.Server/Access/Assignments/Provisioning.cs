using Gatehouse.Protocols.Aws;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>Makes the role of a permission set in an account, brings it into step and takes it away; part of the caller's transaction.</summary>
internal sealed class Provisioning(ManagedPolicies policies, SecretSource random, TimeProvider clock)
{
    /// <summary>Why it cannot be done, and then nothing was changed; nothing when the role is in step.</summary>
    public async Task<string?> RunAsync(DbSession session, PermissionSet set, AccountId account)
    {
        // A policy must not be deleted between this look and the attachment.
        await AccountChangeStore.LockAsync(session, account);
        var wanted = (await PermissionSetStore.FindPoliciesAsync(session, set.Id)).Select(policy => policy.ArnIn(account.Digits)).ToList();
        var boundary = set.Boundary?.ArnIn(account.Digits);
        foreach (var arn in boundary is null ? wanted : [.. wanted, boundary])
        {
            if (!await policies.ExistsAsync(session, account.Digits, arn))
            {
                return $"Received a 404 status error: Policy {arn} does not exist or is not attachable.";
            }
        }

        var provisioned = await ProvisionedSetStore.FindAsync(session, set.Id, account);
        var role = provisioned is null ? null : await RoleStore.FindAsync(session, provisioned.RoleId);
        role ??= await CreateAsync(session, set, account);
        if (role is null)
        {
            return $"Account {account} has as many roles as it may.";
        }

        await RoleStore.UpdateAsync(session, role with { Description = set.Description });
        await RoleStore.SetBoundaryAsync(session, role.Id, boundary);
        await HangAsync(session, role, wanted, set.InlinePolicy);
        await ProvisionedSetStore.PutAsync(session, new(set.Id, account, role.Id, set.Revision), clock.GetUtcNow());
        return null;
    }

    /// <summary>Sessions of the role end with it.</summary>
    public static async Task RemoveAsync(DbSession session, ProvisionedSet provisioned)
    {
        await AccountChangeStore.LockAsync(session, provisioned.AccountId);
        await ProvisionedSetStore.DeleteAsync(session, provisioned);
        if (await RoleStore.FindAsync(session, provisioned.RoleId) is { } role)
        {
            await InlinePolicyStore.DeleteAsync(session, role.Id, ReservedRole.InlinePolicyName);
            await RoleRemoval.RemoveAsync(session, role);
        }
    }

    private async Task<Role?> CreateAsync(DbSession session, PermissionSet set, AccountId account)
    {
        var role = new Role(
            UniqueId.Role + random.Text(UniqueId.RandomLength, UniqueId.Alphabet),
            account,
            ReservedRole.NewName(set.Name, random),
            ReservedRole.Path,
            set.Description,
            ReservedRole.Trust,
            ReservedRole.LongestSession,
            BoundaryArn: null,
            clock.GetUtcNow());
        return await RoleStore.InsertAsync(session, role) ? role : null;
    }

    private async Task HangAsync(DbSession session, Role role, List<string> wanted, string? inline)
    {
        var account = role.AccountId.Digits;
        foreach (var arn in (await AttachmentStore.FindAllAsync(session, role.Id)).Except(wanted, StringComparer.Ordinal))
        {
            await AttachmentStore.DeleteAsync(session, account, role.Id, arn);
        }

        foreach (var arn in wanted)
        {
            await AttachmentStore.InsertAsync(session, account, role.Id, arn, clock.GetUtcNow());
        }

        if (inline is null)
        {
            await InlinePolicyStore.DeleteAsync(session, role.Id, ReservedRole.InlinePolicyName);
        }
        else
        {
            await InlinePolicyStore.PutAsync(session, account, role.Id, new(ReservedRole.InlinePolicyName, inline), PermissionSet.LargestInlinePolicy);
        }
    }
}
