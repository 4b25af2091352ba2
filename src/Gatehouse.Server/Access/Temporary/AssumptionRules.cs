using System.Text.RegularExpressions;
using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>What holds for every assumption of a role, whoever trusts whom.</summary>
internal static partial class AssumptionRules
{
    /// <summary>What the request alone shows, in the order in which the service complains.</summary>
    public static Refusal? FindProblem(AssumeRoleRequest request)
    {
        // The shape alone: whether the partition or service exists is never asked.
        if (!Arn.TryRead(request.RoleArn, out _))
        {
            return StsRefusals.ValidationError($"{request.RoleArn} is invalid");
        }

        if (!SessionName().IsMatch(request.RoleSessionName))
        {
            return StsRefusals.ValidationError(
                $"1 validation error detected: Value '{request.RoleSessionName}' at 'roleSessionName' failed to satisfy constraint: "
                + $"Member must satisfy regular expression pattern: {StsPatterns.Name}");
        }

        if (request.ProvidedContexts is not null and not [{ ProviderArn: IdentityContexts.ProviderArn, ContextAssertion.Length: > 0 }])
        {
            return StsRefusals.ValidationError($"ProvidedContexts must be one context of the provider {IdentityContexts.ProviderArn}, with its assertion.");
        }

        return SessionTagRules.FindProblem(request.Tags, request.TransitiveTagKeys) ?? SessionPolicies.FindProblem(request.Policy);
    }

    /// <summary>Whoever trusts it: a root user has no policies that could be in the way of a role's.</summary>
    public static Refusal? FindObjection(Caller caller) =>
        caller.Kind == PrincipalKinds.Root ? StsRefusals.AccessDenied("Roles may not be assumed by root accounts.") : null;

    /// <summary>What stands against this caller, after the policies have spoken.</summary>
    public static Refusal? FindObjection(AssumeRoleRequest request, Caller caller)
    {
        if (SessionTagRules.FindConflict(request.Tags, caller.Session) is { } conflict)
        {
            return conflict;
        }

        // Set once, it stays through the whole chain: it says which person is behind it.
        if (request.SourceIdentity is { } asked && caller.Session?.SourceIdentity is { } set && asked != set)
        {
            return StsRefusals.NotAuthorized(caller.Arn, "sts:SetSourceIdentity", request.RoleArn, "the source identity is set already");
        }

        return IsChained(caller) && request.DurationSeconds > SessionLength.LongestOfChain
            ? StsRefusals.ValidationError("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
            : null;
    }

    /// <summary>Judged last: how long a role's sessions may be is told only to who may open one.</summary>
    public static Refusal? FindTooLong(AssumeRoleRequest request, Role role) =>
        request.DurationSeconds > role.MaxSessionSeconds
            ? StsRefusals.ValidationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
            : null;

    public static bool IsChained(Caller caller) => caller.Kind == PrincipalKinds.AssumedRole;

    /// <summary>The role's path is no part of it.</summary>
    public static string SessionArnOf(Role role, string sessionName) => $"arn:aws:sts::{role.AccountId.Digits}:assumed-role/{role.Name}/{sessionName}";

    // \w of the model is ASCII.
    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SessionName();
}
