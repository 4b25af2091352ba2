using System.Text;

namespace Gatehouse.Policies.Matching;

/// <summary>Takes a pattern apart: <c>*</c>, <c>?</c>, <c>${key}</c>, <c>${key, 'default'}</c> and the escapes <c>${*} ${?} ${$}</c>.</summary>
internal static class PatternReader
{
    /// <summary>Null when a variable is not closed or not well formed, or when the text holds a noncharacter.</summary>
    public static List<PatternPiece>? Read(string text, bool wildcards, bool variables)
    {
        if (Wildcards.Holds(text))
        {
            return null;
        }

        var pieces = new List<PatternPiece>();
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (variables && text.AsSpan(at).StartsWith("${"))
            {
                if (ReadVariable(text, at + 2) is not var (piece, end))
                {
                    return null;
                }

                if (piece.Literal is not null)
                {
                    literal.Append(piece.Literal);
                }
                else
                {
                    Close(literal, pieces);
                    pieces.Add(piece);
                }

                at = end;
            }
            else
            {
                literal.Append(text[at] switch { '*' when wildcards => Wildcards.Run, '?' when wildcards => Wildcards.One, var other => other });
            }
        }

        Close(literal, pieces);
        return pieces;
    }

    /// <summary>Where the variable that begins here ends; the text's length when it does not.</summary>
    public static int EndOfVariable(string text, int start) => ReadVariable(text, start + 2)?.End ?? text.Length;

    private static void Close(StringBuilder literal, List<PatternPiece> pieces)
    {
        if (literal.Length > 0)
        {
            pieces.Add(new(literal.ToString()));
            literal.Clear();
        }
    }

    private static (PatternPiece Piece, int End)? ReadVariable(string text, int start)
    {
        var end = text.AsSpan(start).IndexOfAny(",}") + start;
        if (end < start)
        {
            return null;
        }

        var key = text[start..end].Trim();
        if (text[end] == '}')
        {
            return key switch
            {
                "" => null,
                "*" or "?" or "$" => (new(key), end),
                _ => (new(null, key), end),
            };
        }

        var opening = SkipSpaces(text, end + 1);
        if (key.Length == 0 || opening >= text.Length || text[opening] != '\'')
        {
            return null;
        }

        var closing = text.IndexOf('\'', opening + 1);
        var last = closing < 0 ? text.Length : SkipSpaces(text, closing + 1);
        return last < text.Length && text[last] == '}' ? (new(null, key, text[(opening + 1)..closing]), last) : null;
    }

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
