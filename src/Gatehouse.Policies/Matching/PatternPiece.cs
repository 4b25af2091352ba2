namespace Gatehouse.Policies.Matching;

/// <summary>A part of a pattern: either literal text with its wildcards, or a variable with what stands in for it.</summary>
internal sealed record PatternPiece(string? Literal, string Variable = "", string? Default = null);
