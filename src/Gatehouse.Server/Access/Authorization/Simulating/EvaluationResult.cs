namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>What became of one action, over all the resources asked about.</summary>
internal sealed record EvaluationResult
{
    public required string EvalActionName { get; init; }

    public required string EvalResourceName { get; init; }

    public required string EvalDecision { get; init; }

    public required IReadOnlyList<StatementReference> MatchedStatements { get; init; }

    public required IReadOnlyList<string> MissingContextValues { get; init; }

    public required OrganizationsDecisionDetail OrganizationsDecisionDetail { get; init; }

    /// <summary>Only where there is a boundary.</summary>
    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }

    public required IReadOnlyDictionary<string, string> EvalDecisionDetails { get; init; }

    /// <summary>Only where resources were named.</summary>
    public IReadOnlyList<ResourceSpecificResult>? ResourceSpecificResults { get; init; }
}

/// <summary>What became of one action on one resource.</summary>
internal sealed record ResourceSpecificResult
{
    public required string EvalResourceName { get; init; }

    public required string EvalResourceDecision { get; init; }

    public required IReadOnlyList<StatementReference> MatchedStatements { get; init; }

    public required IReadOnlyList<string> MissingContextValues { get; init; }

    public required IReadOnlyDictionary<string, string> EvalDecisionDetails { get; init; }

    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }
}

/// <summary>A statement that decided, by its place in the text of its policy.</summary>
internal sealed record StatementReference(string SourcePolicyId, string SourcePolicyType, Position StartPosition, Position EndPosition);

internal sealed record Position(int Line, int Column);

internal sealed record OrganizationsDecisionDetail(bool AllowedByOrganizations);

internal sealed record PermissionsBoundaryDecisionDetail(bool AllowedByPermissionsBoundary);
