using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Deciding;

/// <summary>
/// Decides a request by its policies. A deny in any layer wins over everything. Then, with I the identity policies, B the
/// boundary, S the session policies and C every level of service control policies (B, S and C hold where they are absent):
/// <code>
/// resource is in the principal's account
///   policy of the resource names ...      needed
///   the user or the session itself        C
///   the role of the session, everyone     C and B and S
///   the account                           C and I and B and S
///   nobody fitting, or there is none      C and I and B and S     a role's trust policy: denied, also when all these hold
///   the principal is the account's root   C
/// resource is in another account
///   any of the above                      C and I and B and S     root there: C
///   nobody fitting, or there is none      denied
/// principal without an account (service, identity provider, anonymous)
///   itself or everyone                    C
///   nobody fitting, or there is none      denied
/// </code>
/// A role's trust policy is the policy of its resource, the role. A sole policy decides as one.
/// </summary>
internal static class Decider
{
    public static Decision Decide(AccessRequest request, PolicySources sources)
    {
        var findings = new Findings(request);
        var controls = AllLevelsAllow(findings, sources.ServiceControl);
        var naming = sources.Resource is { } resource ? findings.ReadResource(resource) : Naming.None;
        var identity = findings.Read(sources.Identity, DenyingLayer.Identity);
        var boundary = sources.Boundary is null || findings.Read(sources.Boundary, DenyingLayer.Boundary);
        var session = sources.Session is null or [] || findings.Read(sources.Session, DenyingLayer.Session);
        var byTrust = sources.Resource?.PolicyDocument.Use is PolicyUse.Trust or PolicyUse.Sole;
        if (findings.Denying.Count > 0)
        {
            return new(Verdict.ExplicitDeny, findings.Denying, findings.DeniedBy) { Action = request.Action, ByTrust = byTrust };
        }

        var missing = controls ? Missing(request, naming, byTrust, identity, boundary, session) : DenyingLayer.ServiceControl;
        return missing == DenyingLayer.None
            ? new(Verdict.Allowed, findings.Allowing, DenyingLayer.None) { Action = request.Action, ByTrust = byTrust }
            : new(Verdict.ImplicitDeny, [], missing) { Action = request.Action, ByTrust = byTrust };
    }

    /// <summary>The table above, below the service control policies: the first layer whose Allow is needed and not there.</summary>
    private static DenyingLayer Missing(AccessRequest request, Naming naming, bool byTrust, bool identity, bool boundary, bool session)
    {
        var principal = request.Principal;
        if (!principal.HasAccount)
        {
            return naming == Naming.None ? DenyingLayer.Resource : DenyingLayer.None;
        }

        var isRoot = principal.Kind == PrincipalKind.Root;
        var isAtHome = principal.AccountId == request.ResourceAccountId;
        if (isAtHome && (isRoot || naming == Naming.Direct))
        {
            return DenyingLayer.None;
        }

        if (naming == Naming.None && (byTrust || !isAtHome))
        {
            return DenyingLayer.Resource;
        }

        var isGranted = identity || isRoot || (isAtHome && naming >= Naming.Everyone);
        return !isGranted ? DenyingLayer.Identity
            : !boundary && !isRoot ? DenyingLayer.Boundary
            : !session && !isRoot ? DenyingLayer.Session
            : DenyingLayer.None;
    }

    private static bool AllLevelsAllow(Findings findings, IReadOnlyList<IReadOnlyList<SourcedPolicy>>? levels)
    {
        var allow = true;
        for (var index = 0; levels is not null && index < levels.Count; index++)
        {
            allow &= findings.Read(levels[index], DenyingLayer.ServiceControl);
        }

        return allow;
    }
}
