using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>Says yes or no to one caller and one rule, and asks the policies. What no line allows is denied.</summary>
internal sealed class Authorizer(PolicyDecisions decisions, EncodedDenials encoded)
{
    /// <summary>Why the caller may not; nothing when it may. Policies are asked by <see cref="FindDenialAsync"/>.</summary>
    public string? FindObjection(Caller caller, OperationRule rule) => rule switch
    {
        OperationRule.Anyone => null,
        OperationRule.Operator => caller with { AccountId = "" } == Caller.Operator || (caller.OwnsInstallation && IsRoot(caller))
            ? null
            : "only the operator of this installation may do this",
        OperationRule.Self self => Array.IndexOf(self.Kinds, caller.Kind) >= 0 && caller.Owner.Length > 0
            ? null
            : $"principals of kind {caller.Kind} may not do this",
        OperationRule.Iam => caller.AccountId.Length > 0 ? null : "nobody is signed in",
        _ => "no rule allows it",
    };

    /// <summary>Asks the policies every question of an operation; the first no counts.</summary>
    public async Task<Refusal?> FindDenialAsync(Caller caller, IReadOnlyList<AccessCheck> checks, DbSession session)
    {
        // A rule that names policies but asks nothing would let everybody in.
        if (checks.Count == 0)
        {
            return Denial.Of("no policy was asked");
        }

        var standing = await decisions.FindAsync(caller, session);
        foreach (var check in checks)
        {
            if (TemporaryRules.FindObjection(caller, check.Action) is { } objection)
            {
                return Denial.Of(caller, check, objection);
            }

            var judgement = decisions.Decide(caller, check, standing);
            if (!judgement.Decision.IsAllowed)
            {
                return encoded.Add(Denial.Of(caller, check, judgement.Decision), caller, check, judgement);
            }
        }

        return null;
    }

    private static bool IsRoot(Caller caller) => caller.Kind == "Root" && caller.AccountId.Length > 0 && caller.Arn == Arn.Root(caller.AccountId).ToString();
}
