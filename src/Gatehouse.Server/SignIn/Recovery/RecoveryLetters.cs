using System.Globalization;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>The letters of a recovery. Their links are built from the public address, never from what a request calls us.</summary>
internal sealed class RecoveryLetters(
    IStringLocalizer<Texts> texts, BrandOptions brand, PublicAddress address, SignInLetters signIn, RecoveryOptions options, ClosedAccountOptions closed)
{
    public Letter Link(Account account, string token, HttpContext context) => Write(
        "password-reset",
        account.RootEmail,
        texts["RecoveryLinkSubject", brand.Name],
        new LetterBlock.Paragraph(texts["RecoveryLinkText", account.Name, account.Id.Dashed]),
        new LetterBlock.Button(texts["RecoveryReset"], address.To("/reset-password?token=" + token)),
        new LetterBlock.Paragraph(texts["RecoveryLinkUntil", Span(options.LinkLifetime)]),
        signIn.Circumstances(context),
        new LetterBlock.Paragraph(texts["RecoveryLinkNotYou"]));

    public Letter Closed(Account account, HttpContext context) => Write(
        "password-reset-closed",
        account.RootEmail,
        texts["RecoveryClosedSubject", brand.Name],
        new LetterBlock.Paragraph(texts["RecoveryClosedText", account.Name, account.Id.Dashed]),
        new LetterBlock.Paragraph(texts["RecoveryClosedUntil", Day((account.ClosedAt ?? account.CreatedAt) + closed.KeepClosed)]),
        new LetterBlock.Button(texts["RecoverySupport"], address.To("/support")),
        signIn.Circumstances(context));

    public Letter Reset(Account account, HttpContext context) => Write(
        "password-was-reset",
        account.RootEmail,
        texts["RecoveryDoneSubject", brand.Name],
        new LetterBlock.Paragraph(texts["RecoveryDoneText", account.Name, account.Id.Dashed]),
        signIn.Circumstances(context),
        new LetterBlock.Paragraph(texts["RecoveryDoneNotYou"]),
        new LetterBlock.Button(texts["RecoveryAgain"], address.To("/forgot-password")));

    /// <summary>To the address that was on record before, and to the new one.</summary>
    public Letter Recovered(Account before, string newEmail, string to, HttpContext context) => Write(
        "account-recovered",
        to,
        texts["RecoveredSubject", before.Id.Dashed],
        new LetterBlock.Paragraph(texts["RecoveredText", before.Name, before.Id.Dashed, newEmail]),
        signIn.Circumstances(context),
        new LetterBlock.Paragraph(texts["RecoveredNotYou"]),
        new LetterBlock.Button(texts["RecoverySupport"], address.To("/support")));

    private static Letter Write(string kind, string to, string subject, params LetterBlock[] blocks) =>
        new(kind, to, LetterSender.Accounts, subject, blocks);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Span(TimeSpan span) => span.TotalMinutes >= 120
        ? texts["RecoveryHours", Math.Floor(span.TotalHours)]
        : texts["RecoveryMinutes", WaitMinutes.Of(span)];
}
