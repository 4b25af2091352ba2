using Gatehouse.Policies.Conditions;
using Gatehouse.Policies.Deciding;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>A decision, and everything that was known when it was made.</summary>
internal readonly record struct Judgement(Decision Decision, ConditionContext Context);
