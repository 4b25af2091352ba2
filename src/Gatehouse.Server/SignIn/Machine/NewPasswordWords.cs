using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.Passwords;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>Says in words why a new password is refused, everything at once.</summary>
internal sealed class NewPasswordWords(IStringLocalizer<Texts> texts)
{
    /// <summary>It is the present one.</summary>
    public string Same => texts["NewPasswordSame"];

    public IEnumerable<string> Of(NewPassword judged) => judged switch
    {
        NewPassword.AgainstRules { Problems: var problems } => problems.Select(Of),
        NewPassword.UsedBefore { Remembered: var count } => [texts["NewPasswordUsed", count]],
        NewPassword.Leaked => [texts["RecoveryPasswordLeaked"]],
        _ => [],
    };

    public string Of(PasswordProblem problem) => problem switch
    {
        PasswordProblem.TooShort { Least: var least } => texts["RecoveryPasswordTooShort", least],
        PasswordProblem.TooLong { Most: var most } => texts["RecoveryPasswordTooLong", most],
        PasswordProblem.ControlCharacter => texts["RecoveryPasswordControl"],
        PasswordProblem.NoLowercase => texts["RecoveryPasswordNoLowercase"],
        PasswordProblem.NoUppercase => texts["RecoveryPasswordNoUppercase"],
        PasswordProblem.NoDigit => texts["RecoveryPasswordNoDigit"],
        PasswordProblem.NoSymbol => texts["RecoveryPasswordNoSymbol"],
        PasswordProblem.HoldsIdentity => texts["RecoveryPasswordIdentity"],
        PasswordProblem.Known { Match: BlocklistMatch.Whole } => texts["RecoveryPasswordKnownWhole"],
        PasswordProblem.Known { Match: BlocklistMatch.Padded } => texts["RecoveryPasswordKnownPadded"],
        PasswordProblem.Known => texts["RecoveryPasswordKnownRepeated"],
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "No words for this problem."),
    };
}
