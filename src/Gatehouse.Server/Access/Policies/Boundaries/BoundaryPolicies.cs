using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Boundaries;

/// <summary>Which policies may bound a user or role.</summary>
internal sealed class BoundaryPolicies(ManagedPolicies policies) : IBoundaryPolicies
{
    public async Task<Refusal?> FindProblemAsync(DbSession session, string accountId, string policyArn)
    {
        if (PolicyArns.FindProblem(policyArn) is { } problem)
        {
            return problem;
        }

        // A policy must not be deleted between this look and the change that follows it.
        await AccountChangeStore.LockAsync(session, AccountId.Get(accountId));
        return await policies.FindAsync(session, accountId, policyArn) switch
        {
            null => PolicyRefusals.NotThereToAttach(policyArn),
            { IsForServiceRoles: true } => PolicyRefusals.NotAttachable($"Policy {policyArn} cannot be used as a permissions boundary."),
            _ => null,
        };
    }
}
