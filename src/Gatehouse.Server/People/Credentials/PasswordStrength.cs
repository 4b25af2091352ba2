namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// A rough estimate for display, 0 to 4, from how many guesses a blind search needs. It decides nothing.
/// The page's module password-strength.js counts the same way, without the blocklist.
/// </summary>
internal static class PasswordStrength
{
    private const int Longest = PasswordRules.MostNist;

    // Bits from which 1, 2, 3 and 4 are given: a rushed online guesser, a patient one, stolen hashes, and beyond.
    private static readonly double[] s_steps = [28, 44, 60, 76];

    public static int Of(PlainPassword password)
    {
        var text = password.Reveal();
        if (text.Length > Longest)
        {
            text = text[..Longest];
        }
        else if (Blocklist.Find(password) is not null)
        {
            return 0;
        }

        var bits = Bits(text);
        return s_steps.Count(step => bits >= step);
    }

    private static double Bits(string text)
    {
        var pool = 0;
        pool += text.Any(char.IsAsciiLetterLower) ? 26 : 0;
        pool += text.Any(char.IsAsciiLetterUpper) ? 26 : 0;
        pool += text.Any(char.IsAsciiDigit) ? 10 : 0;
        pool += text.Any(static character => char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character)) ? 33 : 0;
        pool += text.Any(static character => !char.IsAscii(character)) ? 100 : 0;

        // A character that repeats or continues the one before it is hardly a new one, and many of few kinds are few.
        var counted = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            counted += i > 0 && Math.Abs(text[i] - text[i - 1]) <= 1 ? 0.25 : 1;
        }

        counted = Math.Min(counted, 2 * text.Distinct().Count());
        return pool == 0 ? 0 : counted * Math.Log2(pool);
    }
}
