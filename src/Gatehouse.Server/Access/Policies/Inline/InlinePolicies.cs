using System.Globalization;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Inline;

internal static class InlinePolicies
{
    /// <summary>Replaces the policy of the same name.</summary>
    public static async Task<Refusal?> PutAsync(
        DbSession session, string accountId, PrincipalKind kind, string principalId, string principalName, InlinePolicy policy)
    {
        await AccountChangeStore.LockAsync(session, AccountId.Get(accountId));
        return await InlinePolicyStore.PutAsync(session, accountId, principalId, policy, kind.InlineSize)
            ? null
            : new Refusal(
                "LimitExceeded",
                RefusalKind.Conflict,
                string.Create(CultureInfo.InvariantCulture, $"Maximum policy size of {kind.InlineSize} bytes exceeded for {kind.Name} {principalName}"));
    }

    public static Refusal NotFound(PrincipalKind kind, string policyName) =>
        IamRefusals.NoSuchEntity($"The {kind.Name} policy with name {policyName} cannot be found.");
}
