namespace Gatehouse.Server.Access.Policies.Inline;

/// <summary>A policy that belongs to one user, group or role and goes with it.</summary>
internal sealed record InlinePolicy(string Name, string Document);
