using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.People.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery.Pages;

/// <summary>Opened by the link that the operator hands over: the root user gets an address and a password that work again.</summary>
internal sealed class RecoverModel(RecoveryFlow flow, NetworkLimits limits, PasswordWords words, IStringLocalizer<Texts> texts)
    : LinkPageModel(flow, limits, words, texts)
{
    [BindProperty]
    public string? Email { get; set; }

    public Account? Account { get; private set; }

    protected override string Kind => RecoveryLinks.HandedOver;

    protected override string DonePath => "/recover/done";

    protected override bool TryReadEmail(out EmailAddress? email)
    {
        if (EmailAddress.TryRead(Email, out email))
        {
            return true;
        }

        ModelState.AddModelError(nameof(Email), Words[string.IsNullOrWhiteSpace(Email) ? "EmailMissing" : "EmailWrong"]);
        return false;
    }

    protected override void TellEmailTaken() => ModelState.AddModelError(nameof(Email), Words["RecoverEmailTaken"]);

    protected override void Prepare(RecoveryAnswer answer)
    {
        if (SubjectOf(answer) is RecoverySubject.Root { Account: var account })
        {
            Account = account;
            Email ??= account.RootEmail;
        }
    }
}
