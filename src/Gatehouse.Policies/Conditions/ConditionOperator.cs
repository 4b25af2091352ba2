namespace Gatehouse.Policies.Conditions;

/// <summary>How several values of a request are taken together.</summary>
internal enum Quantifier
{
    None,
    All,
    Any,
}

/// <summary>An operator with its prefix (<c>ForAllValues:</c>, <c>ForAnyValue:</c>) and suffix (<c>IfExists</c>).</summary>
internal sealed record ConditionOperator(string Name, Quantifier Quantifier, bool IfExists, Comparer Comparer)
{
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";
    private const string Suffix = "IfExists";

    /// <summary>Null when there is no such operator. <c>Null</c> takes neither prefix nor suffix.</summary>
    public static ConditionOperator? Find(string name)
    {
        var quantifier = name.StartsWith(ForAll, StringComparison.Ordinal) ? Quantifier.All
            : name.StartsWith(ForAny, StringComparison.Ordinal) ? Quantifier.Any
            : Quantifier.None;
        var bare = quantifier switch { Quantifier.All => name[ForAll.Length..], Quantifier.Any => name[ForAny.Length..], _ => name };
        var ifExists = bare.EndsWith(Suffix, StringComparison.Ordinal);
        bare = ifExists ? bare[..^Suffix.Length] : bare;
        var isPlainNull = bare != "Null" || (quantifier == Quantifier.None && !ifExists);
        return isPlainNull && Comparer.All.TryGetValue(bare, out var comparer) ? new(name, quantifier, ifExists, comparer) : null;
    }
}
