using System.Globalization;

namespace Gatehouse.Tools.PasswordFilter;

/// <summary>What help desks and calendars suggest and guessers try with any digits behind it, listed or not.</summary>
internal static class OwnWords
{
    private const int FirstYear = 1950;
    private const int LastYear = 2049;

    private static readonly string[] s_words =
    [
        "password", "passwort", "passphrase", "passcode", "passw", "welcome", "admin", "administrator", "letmein", "changeme", "change",
        "default", "secret", "login", "signin", "guest", "access", "qwerty", "qwertz", "azerty", "asdfgh", "temp", "temporary", "test",
        "testing", "user", "username", "root", "master", "system", "service", "server", "company", "office", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "spring", "summer", "autumn", "fall", "winter", "january", "february",
        "march", "april", "june", "july", "august", "september", "october", "november", "december", "gatehouse", "console", "support",
        "security", "computer", "internet", "hello", "iloveyou",
    ];

    // Three letters are too few to be refused with anything behind them, so each goes with its years.
    private static readonly string[] s_short =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "abc", "pass"];

    public static IEnumerable<string> All
    {
        get
        {
            foreach (var word in s_words)
            {
                yield return word;
            }

            foreach (var word in s_short)
            {
                for (var year = FirstYear; year <= LastYear; year++)
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{word}{year}");
                }
            }
        }
    }
}
