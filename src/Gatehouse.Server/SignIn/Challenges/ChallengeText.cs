using System.Security.Cryptography;
using System.Text;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>The six characters a person must read or hear.</summary>
internal static class ChallengeText
{
    public const int Length = 6;

    /// <summary>
    /// No two of these look alike (0/O/D/Q, 1/I/L, 2/Z, 5/S, 8/B, 6/G, U/V, P/F) or sound alike (M/N, B/D/P/T/V).
    /// </summary>
    public const string Alphabet = "ACEFHJKMRTWXY34679";

    // A person who types a word into the wrong field stays below this; longer answers are not worth folding.
    private const int LongestAnswer = 64;

    public static string Draw(SecretSource random) => random.Text(Length, Alphabet);

    /// <summary>Compares after removing white space and folding case, in a time that tells nothing of the characters.</summary>
    public static bool Matches(string expected, string? given)
    {
        if (given is null || given.Length > LongestAnswer)
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(Folded(expected), Folded(given));
    }

    private static byte[] Folded(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
            {
                kept.Append(char.ToUpperInvariant(character));
            }
        }

        return Encoding.UTF8.GetBytes(kept.ToString());
    }
}
