using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

/// <summary>ArnEquals and ArnLike are the same: wildcards hold inside each of the six parts.</summary>
internal sealed class ArnTest(ArnPattern pattern) : ValueTest
{
    public override IEnumerable<string> Variables => pattern.Variables;

    public static ValueTest? Compile(string text, bool variables) =>
        ArnPattern.Compile(text, variables) is { } pattern ? new ArnTest(pattern) : null;

    public override Answer Test(string value, ConditionContext context) => pattern.Fits(new ArnText(value), context);
}
