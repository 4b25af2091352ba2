using System.Globalization;

namespace Gatehouse.Server.Access.Policies;

/// <summary>Many values for one <c>IN (…)</c>, each a parameter of its own: the one way that both databases know.</summary>
internal sealed class ManyValues
{
    private readonly Dictionary<string, object> parameters = new(StringComparer.Ordinal);

    public ManyValues(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            parameters[string.Create(CultureInfo.InvariantCulture, $"v{parameters.Count}")] = value;
        }

        Names = string.Join(", ", parameters.Keys.Select(static name => "@" + name));
    }

    /// <summary>What stands between the brackets.</summary>
    public string Names { get; }

    /// <summary>For the statement; other parameters are added with <see cref="With"/>.</summary>
    public object Parameters => parameters;

    public ManyValues With(string name, object value)
    {
        parameters[name] = value;
        return this;
    }
}
