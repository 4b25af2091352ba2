using Gatehouse.Policies.Deciding;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>Decisions as clients know them.</summary>
internal static class SimulationWords
{
    public const string Allowed = "allowed";
    public const string ExplicitDeny = "explicitDeny";
    public const string ImplicitDeny = "implicitDeny";

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Allowed => Allowed,
        Verdict.ExplicitDeny => ExplicitDeny,
        _ => ImplicitDeny,
    };

    public static StatementReference Of(MatchedStatement matched) => new(
        matched.Source.Id,
        matched.Source.Type,
        new(matched.Statement.Start.Line, matched.Statement.Start.Column),
        new(matched.Statement.End.Line, matched.Statement.End.Column));
}
