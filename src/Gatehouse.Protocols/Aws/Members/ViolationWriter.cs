namespace Gatehouse.Protocols.Aws.Members;

/// <summary>How a service words its violations.</summary>
internal enum ViolationStyle
{
    /// <summary>As STS and the JSON services: the value stands in the text.</summary>
    WithValues,

    /// <summary>As IAM: neither the value nor the allowed ones.</summary>
    WithoutValues,
}

/// <summary>Puts violations into the one sentence that client authors know.</summary>
internal static class ViolationWriter
{
    /// <summary>What is wrong in more places is told after these are mended.</summary>
    private const int MostTold = 20;

    private const int LongestValue = 1024;

    public static string Write(IReadOnlyList<Violation> violations, ViolationStyle style)
    {
        var told = violations.Take(MostTold).Select(violation => Tell(violation, style)).ToList();
        return $"{told.Count} validation error{(told.Count == 1 ? "" : "s")} detected: {string.Join("; ", told)}";
    }

    private static string Tell(Violation violation, ViolationStyle style)
    {
        var showsValue = style == ViolationStyle.WithValues && violation.Value is { Length: <= LongestValue };
        var value = violation.IsNull ? " null" : showsValue ? $" '{violation.Value}'" : "";
        var allowed = style == ViolationStyle.WithValues && violation.Allowed is { } values ? $": [{string.Join(", ", values)}]" : "";
        return $"Value{value} at '{violation.Path}' failed to satisfy constraint: {violation.Constraint}{allowed}";
    }
}
