using System.Globalization;
using System.Text.Json;

namespace Gatehouse.Protocols.Scim;

/// <summary>
/// Reads filters (RFC 7644, section 3.4.2.2, figure 1): <c>or</c> binds weaker than <c>and</c>, <c>not</c> needs parentheses.
/// Depth and length are bounded, so no filter costs more than its length.
/// </summary>
internal sealed class ScimFilterReader
{
    public const int Longest = 2048;
    private const int MostDepth = 12;

    private static readonly string[] Operators = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];

    private readonly string text;
    private int at;
    private int depth;

    private ScimFilterReader(string text, int at) => (this.text, this.at) = (text, at);

    public static ScimReading<ScimFilter> Read(string text)
    {
        if (text.Length > Longest)
        {
            return ScimError.Filter("The filter is too long.");
        }

        var reader = new ScimFilterReader(text, 0);
        return reader.ReadOr() is { } filter && reader.IsAtEnd() ? filter : ScimError.Filter("The filter is not one of RFC 7644, section 3.4.2.2.");
    }

    /// <summary>The filter that begins after a bracket; <paramref name="end"/> is behind the closing one.</summary>
    public static ScimFilter? ReadBracket(string text, int start, out int end)
    {
        var reader = new ScimFilterReader(text, start);
        var filter = reader.ReadOr();
        end = reader.at;
        if (filter is null || !reader.Take(']'))
        {
            return null;
        }

        end = reader.at;
        return filter;
    }

    private ScimFilter? ReadOr()
    {
        if (depth++ > MostDepth || ReadAnd() is not { } left)
        {
            return null;
        }

        while (TakeWord("or"))
        {
            if (ReadAnd() is not { } right)
            {
                return null;
            }

            left = new ScimFilter.Or(left, right);
        }

        depth--;
        return left;
    }

    private ScimFilter? ReadAnd()
    {
        if (ReadOne() is not { } left)
        {
            return null;
        }

        while (TakeWord("and"))
        {
            if (ReadOne() is not { } right)
            {
                return null;
            }

            left = new ScimFilter.And(left, right);
        }

        return left;
    }

    private ScimFilter? ReadOne()
    {
        var isNegated = TakeWord("not");
        if (Take('('))
        {
            return ReadOr() is { } inner && Take(')') ? isNegated ? new ScimFilter.Not(inner) : inner : null;
        }

        if (isNegated || ReadAttribute() is not { } attribute)
        {
            return null;
        }

        if (at < text.Length && text[at] == '[')
        {
            at++;
            return ReadOr() is { } inner && Take(']') ? new ScimFilter.Items(attribute, inner) : null;
        }

        if (TakeWord("pr"))
        {
            return new ScimFilter.Present(attribute);
        }

        foreach (var operation in Operators)
        {
            if (TakeWord(operation))
            {
                return TryReadValue(out var value) ? new ScimFilter.Compare(attribute, operation, value) : null;
            }
        }

        return null;
    }

    /// <summary>Also a URN with colons and dots; a hyphen and an underscore may be in a name, and <c>$ref</c> begins with a dollar.</summary>
    private string? ReadAttribute()
    {
        SkipBlanks();
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or ':' or '-' or '_' or '$'))
        {
            at++;
        }

        return at > start && char.IsAsciiLetter(text[start]) && text[at - 1] is not ('.' or ':') ? text[start..at] : null;
    }

    private bool TryReadValue(out object? value)
    {
        value = null;
        SkipBlanks();
        if (at >= text.Length)
        {
            return false;
        }

        if (text[at] == '"')
        {
            return TryReadText(out value);
        }

        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '-' or '+'))
        {
            at++;
        }

        switch (text[start..at])
        {
            case "true":
                value = true;
                return true;
            case "false":
                value = false;
                return true;
            case "null":
                return true;
            case var number when decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var read):
                value = read;
                return true;
            default:
                return false;
        }
    }

    /// <summary>A JSON string: its quotes can only be got out of as JSON allows.</summary>
    private bool TryReadText(out object? value)
    {
        value = null;
        var start = at++;
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        if (at >= text.Length)
        {
            return false;
        }

        at++;
        try
        {
            value = JsonSerializer.Deserialize<string>(text[start..at]);
            return value is string read && !read.Contains('\0', StringComparison.Ordinal);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private bool IsAtEnd()
    {
        SkipBlanks();
        return at == text.Length;
    }

    private bool Take(char expected)
    {
        SkipBlanks();
        if (at >= text.Length || text[at] != expected)
        {
            return false;
        }

        at++;
        return true;
    }

    /// <summary>A word that ends where it ends: <c>order</c> is not <c>or</c>.</summary>
    private bool TakeWord(string word)
    {
        SkipBlanks();
        if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0
            || (at + word.Length < text.Length && text[at + word.Length] is not (' ' or '(' or '"' or ')' or ']')))
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }
}
