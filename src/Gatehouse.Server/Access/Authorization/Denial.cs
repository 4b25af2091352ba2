using Gatehouse.Policies.Deciding;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>The one way to say no: what the outside may learn, and what the account's own people may see in its events.</summary>
internal static class Denial
{
    public const string Code = "AccessDenied";

    /// <summary>An operation that policies do not decide about.</summary>
    public static Refusal Of(string objection) =>
        new(Code, RefusalKind.Forbidden, $"You are not authorized to perform this operation: {objection}.", objection);

    public static Refusal Of(Caller caller, AccessCheck check, Decision decision)
    {
        var text = $"User: {caller.Arn} is not authorized to perform: {check.Action} on resource: {check.Resource}";
        return new(Code, RefusalKind.Forbidden, MayKnowWhy(caller, check) ? $"{text} {decision.Explain()}" : text, Reason(check, decision));
    }

    /// <summary>Whose account it is not learns nothing of its policies, nor whether the role is there at all.</summary>
    public static bool MayKnowWhy(Caller caller, AccessCheck check) =>
        !check.IsTrust && !check.HidesResource && (check.ResourceAccountId is null || check.ResourceAccountId == caller.AccountId);

    /// <summary>Temporary credentials may not do some things, whatever policies say.</summary>
    public static Refusal Of(Caller caller, AccessCheck check, string objection) =>
        new(Code, RefusalKind.Forbidden, $"User: {caller.Arn} is not authorized to perform: {check.Action} on resource: {check.Resource} {objection}", objection);

    private static string Reason(AccessCheck check, Decision decision) =>
        decision.Deciding.Count == 0
            ? $"{check.Action} on {check.Resource}: {decision.Explain()}"
            : $"{check.Action} on {check.Resource}: {decision.Explain()}: {string.Join(", ", decision.Deciding.Select(Name))}";

    private static string Name(MatchedStatement matched) =>
        string.IsNullOrEmpty(matched.Statement.Sid) ? matched.Source.Id : $"{matched.Source.Id} ({matched.Statement.Sid})";
}
