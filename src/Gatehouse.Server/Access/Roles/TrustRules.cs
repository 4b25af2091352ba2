using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal static class TrustRules
{
    public static Refusal? FindProblem(string document) =>
        PolicyDocuments.SizeOf(document) > Role.LargestTrustPolicy
            ? IamRefusals.LimitExceeded("ACLSizePerRole", Role.LargestTrustPolicy)
            : PolicyDocuments.FindTrustProblem(document);
}
