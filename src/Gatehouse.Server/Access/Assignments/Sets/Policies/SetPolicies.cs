using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.BuiltIn;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

/// <summary>What hangs on a permission set.</summary>
internal sealed class SetPolicies(BuiltInPolicies builtIn)
{
    public async Task<Outcome<Nothing>> AttachAsync(DbSession session, PermissionSet set, PolicyReference policy)
    {
        if (FindUnknown(policy) is { } unknown)
        {
            return unknown;
        }

        return await PermissionSetStore.AttachAsync(session, set.Id, policy) ? Nothing.Value
            : (await PermissionSetStore.FindPoliciesAsync(session, set.Id)).Contains(policy)
                ? SsoRefusals.Conflict($"The policy {policy.Text} is attached to the PermissionSet already.")
            : SsoRefusals.TooMany("policies of a permission set", PrincipalKind.MostAttached);
    }

    public static async Task<Outcome<Nothing>> DetachAsync(DbSession session, PermissionSet set, PolicyReference policy) =>
        await PermissionSetStore.DetachAsync(session, set.Id, policy)
            ? Nothing.Value
            : SsoRefusals.NotFound($"The policy {policy.Text} is not attached to the PermissionSet.");

    /// <summary>Which policies an account keeps itself is found out when the set is put there.</summary>
    public Refusal? FindUnknown(PolicyReference policy) =>
        policy.IsCustomerManaged || builtIn.Find(policy.Text) is { Policy.IsForServiceRoles: false }
            ? null
            : SsoRefusals.NotFound($"Policy {policy.Text} does not exist or is not attachable.");
}
