namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>One result for each action, in the order asked.</summary>
internal sealed record SimulatePolicyReply(IReadOnlyList<EvaluationResult> EvaluationResults, bool IsTruncated, string? Marker);
