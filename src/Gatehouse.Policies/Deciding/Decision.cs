using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Deciding;

internal enum Verdict
{
    Allowed,
    ExplicitDeny,
    ImplicitDeny,
}

/// <summary>The layer that denied, or in which an Allow was missing.</summary>
internal enum DenyingLayer
{
    None,
    ServiceControl,
    Resource,
    Identity,
    Boundary,
    Session,
}

internal sealed record MatchedStatement(SourcedPolicy Source, Statement Statement);

/// <summary>The verdict and the statements that decided: the denying ones, or the allowing ones; none for an implicit deny.</summary>
internal sealed record Decision(Verdict Verdict, IReadOnlyList<MatchedStatement> Deciding, DenyingLayer Layer)
{
    public bool IsAllowed => Verdict == Verdict.Allowed;

    public string Action { get; init; } = "";

    /// <summary>Whether the resource's policy is a role's trust policy.</summary>
    public bool ByTrust { get; init; }

    /// <summary>The end of the sentence "User: … is not authorized to perform: … on resource: …"; empty when allowed.</summary>
    public string Explain() => Verdict switch
    {
        Verdict.Allowed => "",
        Verdict.ExplicitDeny => $"with an explicit deny in {(ByTrust && Layer == DenyingLayer.Resource ? "the role trust policy" : Article + LayerName)}",
        _ => $"because no {LayerName} allows the {Action} action",
    };

    private string Article => Layer == DenyingLayer.Identity ? "an " : "a ";

    private string LayerName => Layer switch
    {
        DenyingLayer.ServiceControl => "service control policy",
        DenyingLayer.Resource => ByTrust ? "role trust policy" : "resource-based policy",
        DenyingLayer.Boundary => "permissions boundary",
        DenyingLayer.Session => "session policy",
        _ => "identity-based policy",
    };
}
