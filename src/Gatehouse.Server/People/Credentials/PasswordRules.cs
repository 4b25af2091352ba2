namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// What a self-chosen password must be. What an administrator sets by IAM follows that account's policy instead.
/// All problems are given at once, so that nobody meets them one by one.
/// </summary>
internal static class PasswordRules
{
    public const int Most = 64;

    // NIST wants at least 64 to be allowed; a bound keeps a form from being a way to send books.
    public const int MostNist = 256;

    private const int Least = 8;
    private const int LeastNistAlone = 15;

    public static IReadOnlyList<PasswordProblem> Check(PlainPassword password, PasswordContext context)
    {
        var problems = new List<PasswordProblem>();
        var text = password.Reveal();
        var guide = context.Preset == PasswordPreset.Guide;
        var least = guide || context.WithMfa ? Least : LeastNistAlone;
        var most = guide ? Most : MostNist;
        var length = password.CodePoints;

        if (length > most)
        {
            // Nothing else is looked at: the other questions grow with the length.
            return [new PasswordProblem.TooLong(most)];
        }

        if (length < least)
        {
            problems.Add(new PasswordProblem.TooShort(least));
        }

        if (text.Any(char.IsControl))
        {
            problems.Add(new PasswordProblem.ControlCharacter());
        }

        if (guide)
        {
            AddMissingClasses(text, problems);
        }

        if (PasswordIdentity.Of(context).Governs(text, least))
        {
            problems.Add(new PasswordProblem.HoldsIdentity());
        }

        if (Blocklist.Find(password) is { } match)
        {
            problems.Add(new PasswordProblem.Known(match));
        }

        return problems;
    }

    // Whatever is not a-z, A-Z or 0-9 counts as non-alphanumeric: a space, an umlaut, an emoji.
    private static void AddMissingClasses(string text, List<PasswordProblem> problems)
    {
        if (!text.Any(char.IsAsciiLetterLower))
        {
            problems.Add(new PasswordProblem.NoLowercase());
        }

        if (!text.Any(char.IsAsciiLetterUpper))
        {
            problems.Add(new PasswordProblem.NoUppercase());
        }

        if (!text.Any(char.IsAsciiDigit))
        {
            problems.Add(new PasswordProblem.NoDigit());
        }

        if (!text.Any(static character => !char.IsAsciiLetterOrDigit(character)))
        {
            problems.Add(new PasswordProblem.NoSymbol());
        }
    }
}
