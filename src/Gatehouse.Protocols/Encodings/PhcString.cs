namespace Gatehouse.Protocols.Encodings;

/// <summary>
/// A stored password hash in the form of the password hashing competition:
/// <c>$id$v=version$name=value,...$salt$hash</c>.
/// </summary>
internal sealed record PhcString(
    string Scheme,
    int? Version,
    IReadOnlyList<PhcParameter> Parameters,
    byte[] Salt,
    byte[] Hash)
{
    /// <summary>The parameter as a number, or nothing when it is missing or is not one.</summary>
    public int? Number(string name)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.Name == name)
            {
                return PhcDecimal.Read(parameter.Value);
            }
        }

        return null;
    }

    /// <summary>A hash belongs neither on a page nor in a log.</summary>
    public override string ToString() => $"${Scheme}$***";
}

internal sealed record PhcParameter(string Name, string Value);
