using Gatehouse.Policies.Conditions;

namespace Gatehouse.Policies.Matching;

/// <summary>A pattern compiled when its policy is read, so that deciding needs neither parsing nor regular expressions.</summary>
internal sealed class TextPattern
{
    private const int UsualLength = 256;

    private readonly PatternPiece[] pieces;
    private readonly string text;
    private readonly bool ignoreCase;
    private readonly Shape shape;

    private TextPattern(PatternPiece[] pieces, bool ignoreCase, string written)
    {
        (this.pieces, this.ignoreCase, Text) = (pieces, ignoreCase, written);
        text = pieces is [{ Literal: { } only }] ? only : "";
        shape = Array.Exists(pieces, static piece => piece.Literal is null) ? Shape.Variable : ShapeOf(text);
        if (shape == Shape.Prefix)
        {
            text = text[..^1];
        }
    }

    private enum Shape
    {
        Everything,
        Exact,
        Prefix,
        Wild,
        Variable,
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public IEnumerable<string> Variables => pieces.Where(static piece => piece.Literal is null).Select(static piece => piece.Variable);

    /// <summary>Null when the text is not a pattern: see <see cref="PatternReader"/>.</summary>
    public static TextPattern? Compile(string text, bool wildcards, bool variables, bool ignoreCase = false) =>
        PatternReader.Read(text, wildcards, variables) is { } pieces ? new TextPattern([.. pieces], ignoreCase, text) : null;

    public Answer Fits(ReadOnlySpan<char> candidate, ConditionContext context) => shape switch
    {
        Shape.Everything => Answer.Yes,
        Shape.Exact => As(candidate.Equals(text, Comparison)),
        Shape.Prefix => As(candidate.StartsWith(text, Comparison)),
        Shape.Wild => As(Wildcards.Fits(text, candidate, ignoreCase)),
        _ => FitsExpanded(candidate, context),
    };

    private StringComparison Comparison => ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static Answer As(bool fits) => fits ? Answer.Yes : Answer.No;

    private static Shape ShapeOf(string text)
    {
        if (!Wildcards.Holds(text))
        {
            return Shape.Exact;
        }

        var isPrefix = text[^1] == Wildcards.Run && !Wildcards.Holds(text.AsSpan(0, text.Length - 1));
        return isPrefix ? text.Length == 1 ? Shape.Everything : Shape.Prefix : Shape.Wild;
    }

    private Answer FitsExpanded(ReadOnlySpan<char> candidate, ConditionContext context)
    {
        Span<char> buffer = stackalloc char[UsualLength];
        var length = 0;
        foreach (var piece in pieces)
        {
            if ((piece.Literal ?? Resolve(piece, context)) is not { } part)
            {
                return Answer.Unresolved;
            }

            if (length + part.Length > buffer.Length)
            {
                var larger = new char[(length + part.Length) * 2];
                buffer[..length].CopyTo(larger);
                buffer = larger;
            }

            part.CopyTo(buffer[length..]);
            length += part.Length;
        }

        return As(Wildcards.Fits(buffer[..length], candidate, ignoreCase));
    }

    /// <summary>A key with several values names no single text; a value with a noncharacter would be read as a wildcard.</summary>
    private static string? Resolve(PatternPiece piece, ConditionContext context) => context.Find(piece.Variable) switch
    {
        null => piece.Default,
        [var value] when !Wildcards.Holds(value) => value,
        _ => null,
    };
}
