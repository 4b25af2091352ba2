namespace Gatehouse.Protocols.Scim;

/// <summary>Where a change is to be made (RFC 7644, section 3.5.2): <c>emails[type eq "work"].value</c>.</summary>
/// <param name="Schema">Of an extension; empty for the core.</param>
/// <param name="Attribute">Empty for an extension as a whole.</param>
internal sealed record ScimPath(string Schema, string Attribute, ScimFilter? Filter, string? Sub)
{
    private const int Longest = 512;

    /// <summary>Nothing when it is no path.</summary>
    public static ScimPath? Read(string text)
    {
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        var (schema, name) = ScimUrns.Split(bracket < 0 ? text : text[..bracket]);
        var parts = name.Split('.');
        if ((name.Length > 0 || schema.Length == 0) && !parts.All(IsName))
        {
            return null;
        }

        if (bracket < 0)
        {
            return parts.Length <= 2 ? new(schema, parts[0], null, parts.ElementAtOrDefault(1)) : null;
        }

        if (parts.Length != 1 || ScimFilterReader.ReadBracket(text, bracket + 1, out var end) is not { } filter)
        {
            return null;
        }

        var rest = text[end..];
        return rest.Length == 0 ? new(schema, name, filter, null)
            : rest[0] == '.' && IsName(rest[1..]) ? new(schema, name, filter, rest[1..])
            : null;
    }

    private static bool IsName(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '$')
        && text.Skip(1).All(static each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_');
}
