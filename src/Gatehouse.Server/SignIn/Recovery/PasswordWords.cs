using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>Says in words why a new password is refused, everything at once.</summary>
internal sealed class PasswordWords(IStringLocalizer<Texts> texts)
{
    public IEnumerable<string> Of(NewPasswordVerdict verdict) => verdict switch
    {
        NewPasswordVerdict.Unfit { Problems: var problems } => problems.Select(Of),
        NewPasswordVerdict.Recent => [texts["RecoveryPasswordRecent"]],
        NewPasswordVerdict.Leaked => [texts["RecoveryPasswordLeaked"]],
        _ => [],
    };

    private string Of(PasswordProblem problem) => problem switch
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
