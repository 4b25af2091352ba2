using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

internal sealed class AddressTest(AddressRange range) : ValueTest
{
    public static ValueTest? Compile(string text) => AddressRange.Read(text) is { } range ? new AddressTest(range) : null;

    public override Answer Test(string value, ConditionContext context) => As(AddressRange.Read(value) is { } address && range.Holds(address));
}
