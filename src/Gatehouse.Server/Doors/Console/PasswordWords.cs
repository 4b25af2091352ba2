using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console;

/// <summary>All that is wrong with a new password, one sentence each.</summary>
internal static class PasswordWords
{
    public static string Describe(IEnumerable<PasswordProblem> problems, IStringLocalizer<Texts> texts) =>
        string.Join(' ', problems.Select(problem => Describe(problem, texts)));

    private static string Describe(PasswordProblem problem, IStringLocalizer<Texts> texts) => problem switch
    {
        PasswordProblem.TooShort { Least: var least } => texts["PasswordTooShort", least],
        PasswordProblem.TooLong { Most: var most } => texts["PasswordTooLong", most],
        PasswordProblem.ControlCharacter => texts["PasswordControlCharacter"],
        PasswordProblem.NoLowercase => texts["PasswordNoLowercase"],
        PasswordProblem.NoUppercase => texts["PasswordNoUppercase"],
        PasswordProblem.NoDigit => texts["PasswordNoDigit"],
        PasswordProblem.NoSymbol => texts["PasswordNoSymbol"],
        PasswordProblem.HoldsIdentity => texts["PasswordHoldsIdentity"],
        _ => texts["PasswordKnown"],
    };
}
