namespace Gatehouse.Protocols.Aws.Members;

/// <summary>One thing wrong with one member of a request.</summary>
/// <param name="Path">Such as <c>tags.1.member.key</c>.</param>
/// <param name="Value">As it may be shown; nothing when it may not, or when there is none.</param>
/// <param name="IsNull">Whether the member is missing.</param>
/// <param name="Constraint">What it had to satisfy.</param>
/// <param name="Allowed">The values of an enumeration, which only some services name.</param>
internal sealed record Violation(string Path, string? Value, bool IsNull, string Constraint, IReadOnlyList<string>? Allowed = null);
