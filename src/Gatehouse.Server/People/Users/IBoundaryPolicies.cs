using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

/// <summary>Implemented above, where policies are known: a user is made with a boundary only if there is such a policy.</summary>
internal interface IBoundaryPolicies
{
    /// <summary>Why the policy cannot bound a user of this account; nothing when it can.</summary>
    Task<Refusal?> FindProblemAsync(DbSession session, string accountId, string policyArn);
}
