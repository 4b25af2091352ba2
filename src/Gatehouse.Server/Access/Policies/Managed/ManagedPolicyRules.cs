using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal static class ManagedPolicyRules
{
    public static Refusal? FindProblem(string document) =>
        PolicyDocuments.SizeOf(document) > ManagedPolicy.LargestDocument
            ? IamRefusals.LimitExceeded("PolicySize", ManagedPolicy.LargestDocument)
            : PolicyDocuments.FindProblem(document);
}
