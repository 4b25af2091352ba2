using System.Globalization;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.People.Accounts;

/// <summary>Tells an account's owner what was done to the account: each change says when, from where, and what to do about it.</summary>
internal sealed class AccountLetters(Outbox outbox, IStringLocalizer<Texts> texts, PublicAddress address, TimeProvider clock)
{
    public Task EmailCodeAsync(DbSession session, Account account, string to, string code) => PostAsync(
        session,
        "email-change-code",
        to,
        "EmailCodeSubject",
        new LetterBlock.Paragraph(texts["EmailCodeText", account.Name, account.Id.Dashed]),
        new LetterBlock.Code(code),
        new LetterBlock.Paragraph(texts["EmailCodeIgnore"]));

    /// <summary>To the address itself, because only its owner may learn that it is in use.</summary>
    public Task EmailTakenAsync(DbSession session, string to) => PostAsync(
        session,
        "email-change-refused",
        to,
        "EmailTakenSubject",
        new LetterBlock.Paragraph(texts["EmailTakenText"]),
        new LetterBlock.Paragraph(texts["EmailCodeIgnore"]));

    public Task EmailChangedAsync(DbSession session, Account before, string newEmail, string token, RequestOrigin origin) => PostAsync(
        session,
        "email-changed",
        before.RootEmail,
        "EmailChangedSubject",
        new LetterBlock.Paragraph(texts["EmailChangedText", before.Name, before.Id.Dashed, newEmail]),
        Circumstances(origin),
        new LetterBlock.Paragraph(texts["EmailChangedUndo"]),
        new LetterBlock.Button(texts["EmailChangedButton"], address.To("/account/email-undo?token=" + token)));

    public Task EmailRestoredAsync(DbSession session, Account account, string to, RequestOrigin origin) => PostAsync(
        session,
        "email-restored",
        to,
        "EmailRestoredSubject",
        new LetterBlock.Paragraph(texts["EmailRestoredText", account.Name, account.Id.Dashed]),
        Circumstances(origin),
        new LetterBlock.Paragraph(texts["EmailRestoredAdvice"]));

    public Task PasswordChangedAsync(DbSession session, Account account, RequestOrigin origin) => PostAsync(
        session,
        "password-changed",
        account.RootEmail,
        "PasswordChangedSubject",
        new LetterBlock.Paragraph(texts["PasswordChangedText", account.Name, account.Id.Dashed]),
        Circumstances(origin),
        new LetterBlock.Paragraph(texts["NotYou"]),
        new LetterBlock.Button(texts["ResetButton"], address.To("/forgot-password")));

    public Task PhoneVerifiedAsync(DbSession session, Account account, string masked, RequestOrigin origin) => PostAsync(
        session,
        "phone-verified",
        account.RootEmail,
        "PhoneVerifiedSubject",
        new LetterBlock.Paragraph(texts["PhoneVerifiedText", masked, account.Name, account.Id.Dashed]),
        Circumstances(origin),
        new LetterBlock.Paragraph(texts["NotYou"]),
        new LetterBlock.Button(texts["ResetButton"], address.To("/forgot-password")));

    public Task PhoneChangedAsync(DbSession session, Account account, string masked, RequestOrigin origin) => PostAsync(
        session,
        "phone-changed",
        account.RootEmail,
        "PhoneChangedSubject",
        new LetterBlock.Paragraph(texts["PhoneChangedText", masked, account.Name, account.Id.Dashed]),
        Circumstances(origin),
        new LetterBlock.Paragraph(texts["PhoneChangedAdvice"]),
        new LetterBlock.Button(texts["PhoneChangedButton"], address.To("/console/account/phone")));

    public Task ClosedAsync(DbSession session, Account account, DateTimeOffset removedFrom, RequestOrigin origin) => PostAsync(
        session,
        "account-closed",
        account.RootEmail,
        "ClosedSubject",
        new LetterBlock.Paragraph(texts["ClosedText", account.Name, account.Id.Dashed, Day(removedFrom)]),
        Circumstances(origin),
        new LetterBlock.Paragraph(texts["ClosedAdvice"]),
        new LetterBlock.Button(texts["SupportButton"], address.To("/support")));

    private LetterBlock.Facts Circumstances(RequestOrigin origin) => new(
    [
        new(texts["When"], clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        new(texts["Where"], origin.Address),
    ]);

    private Task PostAsync(DbSession session, string kind, string to, string subject, params LetterBlock[] blocks) =>
        outbox.PostAsync(session, new Letter(kind, to, LetterSender.Accounts, texts[subject], blocks));

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
