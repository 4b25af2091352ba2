using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

/// <summary>
/// ArnEquals and ArnLike are the same: wildcards hold inside each of the six parts.
/// A text with fewer parts is no ARN and fits nothing, unless it is a lone <c>*</c> or takes its parts from a variable.
/// </summary>
internal sealed class ArnTest(ArnPattern pattern) : ValueTest
{
    private readonly bool canFit = !pattern.IsShort || pattern.Text == "*" || pattern.Variables.Any();

    public override IEnumerable<string> Variables => pattern.Variables;

    public static ValueTest? Compile(string text, bool variables) =>
        ArnPattern.Compile(text, variables) is { } pattern ? new ArnTest(pattern) : null;

    public override Answer Test(string value, ConditionContext context) =>
        canFit ? pattern.Fits(new ArnText(value), context) : Answer.No;
}
