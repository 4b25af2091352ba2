using System.Globalization;
using System.Net;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>Whether the values of a key are of the type that they are said to be.</summary>
internal static class ContextEntryRules
{
    private const string List = "List";

    public static Refusal? FindProblem(IReadOnlyList<ContextEntry>? entries) =>
        (entries ?? []).Select(FindProblem).FirstOrDefault(static problem => problem is not null);

    private static Refusal? FindProblem(ContextEntry entry)
    {
        if (entry is not { ContextKeyName: { } name, ContextKeyType: { } type })
        {
            return IamRefusals.InvalidInput("A context entry needs a ContextKeyName and a ContextKeyType.");
        }

        var values = entry.ContextKeyValues ?? [];
        if (values.Count > 1 && !type.EndsWith(List, StringComparison.Ordinal))
        {
            return IamRefusals.InvalidInput($"Context key {name} of type {type} takes one value.");
        }

        var single = type.EndsWith(List, StringComparison.Ordinal) ? type[..^List.Length] : type;
        return values.FirstOrDefault(value => !IsOf(single, value)) is { } wrong
            ? IamRefusals.InvalidInput($"Value {wrong} of context key {name} is not of type {single}.")
            : null;
    }

    private static bool IsOf(string type, string value) => type switch
    {
        "numeric" => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "boolean" => bool.TryParse(value, out _),
        "ip" => IPAddress.TryParse(value, out _) || IPNetwork.TryParse(value, out _),
        "binary" => Convert.TryFromBase64String(value, new byte[value.Length], out _),
        "date" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            || DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => true,
    };
}
