using Gatehouse.Server.SignIn.Machine;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>Says in words why a new password is refused, everything at once.</summary>
internal sealed class PasswordWords(NewPasswordWords words, IStringLocalizer<Texts> texts)
{
    public IEnumerable<string> Of(NewPasswordVerdict verdict) => verdict switch
    {
        NewPasswordVerdict.Unfit { Problems: var problems } => problems.Select(words.Of),
        NewPasswordVerdict.Recent => [texts["RecoveryPasswordRecent"]],
        NewPasswordVerdict.Leaked => [texts["RecoveryPasswordLeaked"]],
        _ => [],
    };
}
