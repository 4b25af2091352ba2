using Gatehouse.Policies.Conditions;
using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Model;

/// <summary>One statement. Of each pair of elements (Action and NotAction ...) one is there and the other null.</summary>
internal sealed record Statement
{
    public string? Sid { get; init; }

    public required Effect Effect { get; init; }

    public PrincipalSet? Principals { get; init; }

    public PrincipalSet? NotPrincipals { get; init; }

    public TextPattern[]? Actions { get; init; }

    public TextPattern[]? NotActions { get; init; }

    public ArnPattern[]? Resources { get; init; }

    public ArnPattern[]? NotResources { get; init; }

    public required IReadOnlyList<ConditionClause> Conditions { get; init; }

    /// <summary>Its opening brace.</summary>
    public TextPosition Start { get; init; }

    /// <summary>Just behind its closing brace.</summary>
    public TextPosition End { get; init; }
}
