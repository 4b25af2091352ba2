using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Tools.PasswordFilter;

/// <summary>Measures how often a filter refuses random passwords of printable ASCII in which all four classes stand.</summary>
internal static class RandomTrial
{
    private const int FirstPrintable = '!';
    private const int AfterPrintable = '~' + 1;

    public static int Refused(FuseFilter filter, int length, int count)
    {
        // The same passwords in every run, so that two filters can be compared.
        var random = new Random(length);
        var refused = 0;
        for (var i = 0; i < count; i++)
        {
            if (Blocklist.Find(Next(random, length), filter.Contains) is not null)
            {
                refused++;
            }
        }

        return refused;
    }

    private static string Next(Random random, int length)
    {
        while (true)
        {
            var text = string.Create(length, random, static (span, source) =>
            {
                foreach (ref var character in span)
                {
                    character = (char)source.Next(FirstPrintable, AfterPrintable);
                }
            });
            if (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiDigit)
                && text.Any(static character => !char.IsAsciiLetterOrDigit(character)))
            {
                return text;
            }
        }
    }
}
