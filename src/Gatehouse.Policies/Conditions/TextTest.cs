using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

internal sealed class TextTest(TextPattern pattern) : ValueTest
{
    public override IEnumerable<string> Variables => pattern.Variables;

    public static ValueTest? Compile(string text, bool wildcards, bool variables, bool ignoreCase) =>
        TextPattern.Compile(text, wildcards, variables, ignoreCase) is { } pattern ? new TextTest(pattern) : null;

    public override Answer Test(string value, ConditionContext context) => pattern.Fits(value, context);
}
