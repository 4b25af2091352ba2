using System.Security.Cryptography;
using System.Text;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>The six characters a person must read or hear.</summary>
internal static class ChallengeText
{
    public const int Length = 6;

    /// <summary>
    /// No two of these look alike when bent (0/O/D/Q, 1/I/L, 2/Z, 4/A, 5/S, 6/G, 7/T/J, 8/B, E/F/P, E/C, M/N, U/V, K/X/Y)
    /// or sound alike over a crowd (B/C/D/E/G/P/T/V/Z, M/N, A/J/K, F/S).
    /// </summary>
    public const string Alphabet = "ACFHMRWX3679";

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
