using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

/// <summary>One value of a policy's condition, compiled; compared with one value of the request.</summary>
internal abstract class ValueTest
{
    public virtual IEnumerable<string> Variables => [];

    public abstract Answer Test(string value, ConditionContext context);

    protected static Answer As(bool fits) => fits ? Answer.Yes : Answer.No;
}
