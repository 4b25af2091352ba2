using Gatehouse.Policies.Model;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Authorization;

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
        OperationRule.Iam => caller.AccountId.Length > 0 ? null : "nobody is signed in",
        _ => "no rule allows it",
    };

    /// <summary>Asks the policies. The root user is unrestricted in its own account.</summary>
    public ValueTask<string?> FindObjectionAsync(Caller caller, AccessCheck check, DbSession session) =>
        new(IsRoot(caller) && check.ResourceAccountId is null ? null : $"no policy allows {check.Action} on {check.Resource}");

    private static bool IsRoot(Caller caller) => caller.AccountId.Length > 0 && caller.Arn == Arn.Root(caller.AccountId).ToString();
}
