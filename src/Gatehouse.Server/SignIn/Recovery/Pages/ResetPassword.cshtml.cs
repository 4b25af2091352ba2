using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.People.Accounts;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery.Pages;

internal sealed class ResetPasswordModel(RecoveryFlow flow, NetworkLimits limits, PasswordWords words, IStringLocalizer<Texts> texts)
    : LinkPageModel(flow, limits, words, texts)
{
    /// <summary>Whose password it is, where the form is shown.</summary>
    public Account? Account { get; private set; }

    protected override string Kind => RecoveryLinks.Mailed;

    protected override string DonePath => "/reset-password/done";

    protected override void Prepare(RecoveryAnswer answer) => Account = (SubjectOf(answer) as RecoverySubject.Root)?.Account;
}
