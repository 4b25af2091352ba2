using Gatehouse.Server.Access.Authorization.Simulating;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>What became of one action on one resource.</summary>
internal sealed record SimulatedAnswer(
    string Action, string Resource, string Decision, IReadOnlyList<StatementReference> Statements, bool IsOutsideBoundary, IReadOnlyList<string> Missing)
{
    /// <summary>One for each resource that was named, or one for all.</summary>
    public static IEnumerable<SimulatedAnswer> Of(EvaluationResult result) =>
        result.ResourceSpecificResults is { Count: > 0 } resources
            ? resources.Select(each => new SimulatedAnswer(
                result.EvalActionName,
                each.EvalResourceName,
                each.EvalResourceDecision,
                each.MatchedStatements,
                each.PermissionsBoundaryDecisionDetail is { AllowedByPermissionsBoundary: false },
                each.MissingContextValues))
            : [new(
                result.EvalActionName,
                result.EvalResourceName,
                result.EvalDecision,
                result.MatchedStatements,
                result.PermissionsBoundaryDecisionDetail is { AllowedByPermissionsBoundary: false },
                result.MissingContextValues)];
}
