using System.Globalization;
using System.Text;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// The forms of a text under which the filter is made and asked: without case, with the usual substitutions undone,
/// and for a question also without some or all of the digits and symbols at its ends.
/// </summary>
internal static class BlocklistKeys
{
    /// <summary>Shorter parts are met in too many random passwords.</summary>
    public const int Shortest = 4;

    /// <summary>The list holds nothing longer; this bounds the questions that one password can ask.</summary>
    public const int Longest = 40;

    /// <summary>
    /// One spelling for every set of characters that stand for each other.
    /// As 1 stands for both l and i, these two are one here: undoing needs no guess that way.
    /// </summary>
    public static string Fold(string text)
    {
        // Full-width letters and ligatures are as guessable as the letters they show.
        var folded = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().ToCharArray();
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = folded[i] switch
            {
                '@' => 'a',
                '0' => 'o',
                '1' or 'l' => 'i',
                '$' => 's',
                '3' => 'e',
                var other => other,
            };
        }

        return new string(folded);
    }

    /// <summary>Every key that a text is looked up by, the whole of it first.</summary>
    public static IEnumerable<(string Key, BlocklistMatch Match)> Of(string text)
    {
        // Composed compatibly before folding, so that both have the same length and positions.
        var plain = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var folded = Fold(plain);
        if (folded.Length <= Longest)
        {
            yield return (folded, BlocklistMatch.Whole);
        }

        if (Unit(folded) is { } unit)
        {
            yield return (unit, BlocklistMatch.Repeated);
        }

        // Each digit or symbol at an end may be padding or part of the word ("$ummer2026", "abc123!!"): every cut is tried.
        var firstLetter = 0;
        while (firstLetter < plain.Length && !IsLetter(plain[firstLetter]))
        {
            firstLetter++;
        }

        var afterLastLetter = plain.Length;
        while (afterLastLetter > 0 && !IsLetter(plain[afterLastLetter - 1]))
        {
            afterLastLetter--;
        }

        for (var start = 0; start <= firstLetter; start++)
        {
            var least = Math.Max(afterLastLetter, start + Shortest);
            for (var end = Math.Min(plain.Length, start + Longest); end >= least; end--)
            {
                if (end - start == plain.Length)
                {
                    continue;
                }

                var part = folded[start..end];
                yield return (part, BlocklistMatch.Padded);
                if (Unit(part) is { } inner)
                {
                    yield return (inner, BlocklistMatch.Repeated);
                }
            }
        }
    }

    /// <summary>What a text of eight characters or more is a repetition of, the last round possibly cut short.</summary>
    private static string? Unit(string text)
    {
        const int leastText = 8;
        if (text.Length < leastText)
        {
            return null;
        }

        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
            {
                return text[..period];
            }
        }

        return null;
    }

    private static bool IsLetter(char character) =>
        char.IsLetter(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;
}
