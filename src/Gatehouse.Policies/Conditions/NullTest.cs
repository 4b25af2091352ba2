using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

/// <summary>The value of a <c>Null</c> condition: whether the key must be missing. The clause asks it about presence, not about values.</summary>
internal sealed class NullTest(bool wantsMissing) : ValueTest
{
    public bool WantsMissing => wantsMissing;

    public static ValueTest? Compile(string text) => bool.TryParse(text, out var missing) ? new NullTest(missing) : null;

    public override Answer Test(string value, ConditionContext context) => As(!wantsMissing);
}
