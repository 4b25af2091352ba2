namespace Gatehouse.Policies.Matching;

/// <summary>
/// Compares a text with a pattern in which two noncharacters stand for <c>*</c> and <c>?</c>.
/// A literal asterisk, also one that a variable brought in, is therefore never taken for a wildcard.
/// </summary>
internal static class Wildcards
{
    public const char Run = '\uFFFE';
    public const char One = '\uFFFF';

    private static readonly char[] both = [Run, One];

    public static bool Holds(ReadOnlySpan<char> text) => text.IndexOfAny(both) >= 0;

    /// <summary>Goes back to the last run only, so that the work is at most length times length.</summary>
    public static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase)
    {
        var (at, next) = (0, 0);
        var (run, resume) = (-1, 0);
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == Run)
            {
                (run, resume) = (next++, at);
            }
            else if (next < pattern.Length && (pattern[next] == One || Same(pattern[next], text[at], ignoreCase)))
            {
                (at, next) = (at + 1, next + 1);
            }
            else if (run >= 0)
            {
                (next, at) = (run + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        while (next < pattern.Length && pattern[next] == Run)
        {
            next++;
        }

        return next == pattern.Length;
    }

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}
