using System.Globalization;
using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

internal sealed class NumberTest(decimal wanted, Comparison comparison) : ValueTest
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static ValueTest? Compile(string text, Comparison comparison) => Read(text) is { } wanted ? new NumberTest(wanted, comparison) : null;

    public override Answer Test(string value, ConditionContext context) =>
        As(Read(value) is { } number && comparison.Holds(number.CompareTo(wanted)));

    private static decimal? Read(string text) => decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) ? number : null;
}
