using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Users.Passwords;

/// <summary>
/// What an IAM user's password must be: the account's policy, or without one 8 to 128 characters of three of four classes that are
/// neither the account's name nor its e-mail. All problems are given at once.
/// </summary>
internal static class IamPasswordRules
{
    private const int LeastByDefault = 8;
    private const int ClassesByDefault = 3;

    /// <summary>What IAM counts as a symbol.</summary>
    private const string Symbols = "!@#$%^&*()_+-=[]{}|'";

    public static IReadOnlyList<PasswordProblem> FindProblems(PlainPassword password, AccountPasswordPolicy? policy, Account account)
    {
        var length = password.CodePoints;
        if (length > AccountPasswordPolicy.MostLength)
        {
            return [new PasswordProblem.TooLong(AccountPasswordPolicy.MostLength)];
        }

        var problems = new List<PasswordProblem>();
        var least = policy?.MinimumPasswordLength ?? LeastByDefault;
        if (length < least)
        {
            problems.Add(new PasswordProblem.TooShort(least));
        }

        var text = password.Reveal();
        var missing = FindMissing(text);
        if (policy is not null)
        {
            problems.AddRange(missing.Where(problem => IsDemanded(problem, policy)));
        }
        else
        {
            if (4 - missing.Count < ClassesByDefault)
            {
                problems.AddRange(missing);
            }

            if (text.Equals(account.Name, StringComparison.OrdinalIgnoreCase) || text.Equals(account.RootEmail, StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(new PasswordProblem.HoldsIdentity());
            }
        }

        return problems;
    }

    private static List<PasswordProblem> FindMissing(string text)
    {
        var missing = new List<PasswordProblem>();
        if (!text.Any(static each => Symbols.Contains(each, StringComparison.Ordinal)))
        {
            missing.Add(new PasswordProblem.NoSymbol());
        }

        if (!text.Any(char.IsAsciiDigit))
        {
            missing.Add(new PasswordProblem.NoDigit());
        }

        if (!text.Any(char.IsAsciiLetterUpper))
        {
            missing.Add(new PasswordProblem.NoUppercase());
        }

        if (!text.Any(char.IsAsciiLetterLower))
        {
            missing.Add(new PasswordProblem.NoLowercase());
        }

        return missing;
    }

    private static bool IsDemanded(PasswordProblem problem, AccountPasswordPolicy policy) => problem switch
    {
        PasswordProblem.NoSymbol => policy.RequireSymbols,
        PasswordProblem.NoDigit => policy.RequireNumbers,
        PasswordProblem.NoUppercase => policy.RequireUppercaseCharacters,
        PasswordProblem.NoLowercase => policy.RequireLowercaseCharacters,
        _ => false,
    };
}
