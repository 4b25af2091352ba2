using Gatehouse.Policies.Conditions;
using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Deciding;

/// <summary>One principal, one action, one resource, and what else is known. Actions without a resource of their own have <c>*</c>.</summary>
internal sealed record AccessRequest(PrincipalRef Principal, string Action, string Resource, string ResourceAccountId, ConditionContext Context)
{
    /// <summary>The resource with its colons found, once for all statements.</summary>
    public ArnText ResourceArn { get; } = new(Resource);
}
