namespace Gatehouse.Policies.Conditions;

/// <summary>An operator without prefix and suffix: how it compiles a policy's value, and whether it asks for the contrary.</summary>
internal sealed record Comparer(bool Negated, Func<string, bool, ValueTest?> Compile)
{
    /// <summary>Every operator by its exact name.</summary>
    public static readonly IReadOnlyDictionary<string, Comparer> All = new Dictionary<string, Comparer>(StringComparer.Ordinal)
    {
        ["StringEquals"] = new(false, static (text, variables) => TextTest.Compile(text, wildcards: false, variables, ignoreCase: false)),
        ["StringNotEquals"] = new(true, static (text, variables) => TextTest.Compile(text, wildcards: false, variables, ignoreCase: false)),
        ["StringEqualsIgnoreCase"] = new(false, static (text, variables) => TextTest.Compile(text, wildcards: false, variables, ignoreCase: true)),
        ["StringNotEqualsIgnoreCase"] = new(true, static (text, variables) => TextTest.Compile(text, wildcards: false, variables, ignoreCase: true)),
        ["StringLike"] = new(false, static (text, variables) => TextTest.Compile(text, wildcards: true, variables, ignoreCase: false)),
        ["StringNotLike"] = new(true, static (text, variables) => TextTest.Compile(text, wildcards: true, variables, ignoreCase: false)),
        ["NumericEquals"] = new(false, static (text, _) => NumberTest.Compile(text, Comparison.Equal)),
        ["NumericNotEquals"] = new(true, static (text, _) => NumberTest.Compile(text, Comparison.Equal)),
        ["NumericLessThan"] = new(false, static (text, _) => NumberTest.Compile(text, Comparison.Less)),
        ["NumericLessThanEquals"] = new(false, static (text, _) => NumberTest.Compile(text, Comparison.LessOrEqual)),
        ["NumericGreaterThan"] = new(false, static (text, _) => NumberTest.Compile(text, Comparison.Greater)),
        ["NumericGreaterThanEquals"] = new(false, static (text, _) => NumberTest.Compile(text, Comparison.GreaterOrEqual)),
        ["DateEquals"] = new(false, static (text, _) => DateTest.Compile(text, Comparison.Equal)),
        ["DateNotEquals"] = new(true, static (text, _) => DateTest.Compile(text, Comparison.Equal)),
        ["DateLessThan"] = new(false, static (text, _) => DateTest.Compile(text, Comparison.Less)),
        ["DateLessThanEquals"] = new(false, static (text, _) => DateTest.Compile(text, Comparison.LessOrEqual)),
        ["DateGreaterThan"] = new(false, static (text, _) => DateTest.Compile(text, Comparison.Greater)),
        ["DateGreaterThanEquals"] = new(false, static (text, _) => DateTest.Compile(text, Comparison.GreaterOrEqual)),
        ["Bool"] = new(false, static (text, _) => BoolTest.Compile(text)),
        ["BinaryEquals"] = new(false, static (text, _) => BinaryTest.Compile(text)),
        ["IpAddress"] = new(false, static (text, _) => AddressTest.Compile(text)),
        ["NotIpAddress"] = new(true, static (text, _) => AddressTest.Compile(text)),
        ["ArnEquals"] = new(false, static (text, variables) => ArnTest.Compile(text, variables)),
        ["ArnNotEquals"] = new(true, static (text, variables) => ArnTest.Compile(text, variables)),
        ["ArnLike"] = new(false, static (text, variables) => ArnTest.Compile(text, variables)),
        ["ArnNotLike"] = new(true, static (text, variables) => ArnTest.Compile(text, variables)),
        ["Null"] = new(false, static (text, _) => NullTest.Compile(text)),
    };
}
