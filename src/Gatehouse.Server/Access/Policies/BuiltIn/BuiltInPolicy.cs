using Gatehouse.Server.Access.Policies.Managed;

namespace Gatehouse.Server.Access.Policies.BuiltIn;

/// <summary>A policy that every account has and nobody can change.</summary>
internal sealed record BuiltInPolicy(ManagedPolicy Policy, PolicyText Text);
