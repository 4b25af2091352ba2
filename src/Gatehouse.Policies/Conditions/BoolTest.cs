using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

internal sealed class BoolTest(string wanted) : ValueTest
{
    public static ValueTest? Compile(string text) => bool.TryParse(text, out var wanted) ? new BoolTest(wanted ? "true" : "false") : null;

    public override Answer Test(string value, ConditionContext context) => As(value.Equals(wanted, StringComparison.OrdinalIgnoreCase));
}
