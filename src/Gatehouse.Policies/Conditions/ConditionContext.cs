using System.Collections;

namespace Gatehouse.Policies.Conditions;

/// <summary>What is known about a request: key to values. Keys ignore case, tag names inside them included.</summary>
internal sealed class ConditionContext : IEnumerable<KeyValuePair<string, string[]>>
{
    public static ConditionContext Empty => [];

    private readonly Dictionary<string, string[]> values = new(StringComparer.OrdinalIgnoreCase);

    public int Count => values.Count;

    /// <summary>Sets a key; a key without values is as good as none.</summary>
    public ConditionContext Add(string key, params string[] given)
    {
        values[key] = given;
        return this;
    }

    /// <summary>Sets a key when there is a value for it.</summary>
    public ConditionContext AddIf(string key, string? given) => given is null ? this : Add(key, given);

    /// <summary>Null when the request has no value for the key.</summary>
    public string[]? Find(string key) => values.TryGetValue(key, out var found) && found.Length > 0 ? found : null;

    public IEnumerator<KeyValuePair<string, string[]>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
