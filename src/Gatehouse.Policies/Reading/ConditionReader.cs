using Gatehouse.Policies.Conditions;

namespace Gatehouse.Policies.Reading;

/// <summary>Reads a Condition element: operator, key, one value or several.</summary>
internal sealed class ConditionReader(bool variables, Faults faults)
{
    public IReadOnlyList<ConditionClause> Read(JsonPart part)
    {
        faults.Expect(part.Kind == JsonKind.Object, part, Faults.Syntax);
        var clauses = new List<ConditionClause>();
        foreach (var (name, keys) in part.Members)
        {
            var comparison = ConditionOperator.Find(name);
            faults.Expect(comparison is not null && keys.Kind == JsonKind.Object, keys, Faults.Syntax);
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (key, values) in keys.Members)
            {
                faults.Expect(key.Length > 0 && seen.Add(key), values, Faults.Syntax);
                if (comparison is not null)
                {
                    clauses.Add(new(comparison, key, ReadValues(comparison, values)));
                }
            }
        }

        return [.. clauses];
    }

    private ValueTest[] ReadValues(ConditionOperator comparison, JsonPart values)
    {
        faults.Expect(values.AsList().Count > 0, values, Faults.Syntax);
        var tests = new List<ValueTest>();
        foreach (var value in values.AsList())
        {
            var isScalar = faults.Expect(value.Kind is JsonKind.Text or JsonKind.Number or JsonKind.Truth, value, Faults.Syntax);
            var test = isScalar ? comparison.Comparer.Compile(value.Text, variables) : null;
            if (faults.Expect(test is not null, value, comparison.Name.Contains("Date", StringComparison.Ordinal) ? Faults.Legacy : Faults.Syntax))
            {
                tests.Add(test!);
            }
        }

        return [.. tests];
    }
}
