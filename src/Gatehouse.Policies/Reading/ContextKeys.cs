using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Reading;

/// <summary>The keys a policy asks a request for: those of its conditions and its variables, each once.</summary>
internal static class ContextKeys
{
    public static IReadOnlyList<string> Of(PolicyDocument policy) =>
        [.. policy.Statements.SelectMany(Of).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Of(Statement statement) =>
        (statement.Resources ?? statement.NotResources ?? [])
            .SelectMany(static resource => resource.Variables)
            .Concat(statement.Conditions.SelectMany(static clause => clause.Variables.Prepend(clause.Key)));
}
