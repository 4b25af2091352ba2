using System.Globalization;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Accounts.Status;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.People.Accounts;

/// <summary>What people read when the operator did something that concerns them.</summary>
internal sealed class OperatorLetters(IStringLocalizer<OperatorLetters> texts, BrandOptions brand, ClosedAccountOptions closing)
{
    public Letter Invitation(EmailAddress to, string link, DateTimeOffset until) => new(
        "invitation",
        to.Text,
        LetterSender.Accounts,
        texts["InvitationSubject", brand.Name],
        [
            new LetterBlock.Paragraph(texts["InvitationText", brand.Name]),
            new LetterBlock.Button(texts["InvitationButton"], link),
            new LetterBlock.Paragraph(texts["InvitationUntil", Write(until)]),
        ]);

    public Letter Closed(Account account) => new(
        "account-closed",
        account.RootEmail,
        LetterSender.Accounts,
        texts["ClosedSubject", account.Id.Dashed],
        [
            new LetterBlock.Paragraph(texts["ClosedText", account.Name, account.Id.Dashed]),
            new LetterBlock.Paragraph(texts["ClosedGrace", closing.KeepClosed.TotalDays]),
        ]);

    public Letter RecoveryStarted(Account account, DateTimeOffset at) => new(
        "recovery-started",
        account.RootEmail,
        LetterSender.Accounts,
        texts["RecoverySubject", account.Id.Dashed],
        [
            new LetterBlock.Paragraph(texts["RecoveryText", account.Name, account.Id.Dashed, Write(at)]),
            new LetterBlock.Paragraph(texts["RecoveryWarning"]),
        ]);

    private static string Write(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
