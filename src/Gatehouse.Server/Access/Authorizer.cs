using Gatehouse.Policies.Model;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Access;

/// <summary>Says yes or no to one caller and one rule. What no line allows is denied.</summary>
internal sealed class Authorizer
{
    /// <summary>Why the caller may not; nothing when it may.</summary>
    public string? FindObjection(Caller caller, OperationRule rule) => rule switch
    {
        OperationRule.Anyone => null,
        OperationRule.Operator => caller with { AccountId = "" } == Caller.Operator || (caller.OwnsInstallation && IsRoot(caller))
            ? null
            : "only the operator of this installation may do this",
        OperationRule.Self self => Array.IndexOf(self.Kinds, caller.Kind) >= 0 && caller.Owner.Length > 0
            ? null
            : $"principals of kind {caller.Kind} may not do this",
        OperationRule.Iam iam => FindObjection(caller, iam),
        _ => "no rule allows it",
    };

    /// <summary>The root user is unrestricted in its own account; nobody else has policies yet.</summary>
    private static string? FindObjection(Caller caller, OperationRule.Iam rule) =>
        IsRoot(caller)
            ? null
            : $"no policy allows {rule.Action} on {rule.Resource.Replace("{account}", caller.AccountId, StringComparison.Ordinal)}";

    private static bool IsRoot(Caller caller) => caller.AccountId.Length > 0 && caller.Arn == Arn.Root(caller.AccountId).ToString();
}
