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

    public Letter Link(RecoverySubject.Person person, string token, HttpContext context) => WriteTo(
        "portal-password-reset",
        person,
        texts["RecoveryLinkSubject", brand.Name],
        new LetterBlock.Paragraph(texts["PortalResetText", person.User.UserName, NameOf(person)]),
        new LetterBlock.Button(texts["RecoveryReset"], address.To($"{PortalOf(person)}/reset-password?token={token}")),
        new LetterBlock.Paragraph(texts["RecoveryLinkUntil", Span(options.LinkLifetime)]),
        signIn.Circumstances(context),
        new LetterBlock.Paragraph(texts["RecoveryLinkNotYou"]));

    /// <summary>Where the directory lets nobody reset by letter: the page says the same as always, and the letter what to do.</summary>
    public Letter AskAdministrator(RecoverySubject.Person person, HttpContext context) => WriteTo(
        "portal-password-reset-refused",
        person,
        texts["RecoveryLinkSubject", brand.Name],
        new LetterBlock.Paragraph(texts["PortalResetText", person.User.UserName, NameOf(person)]),
        new LetterBlock.Paragraph(texts["PortalResetRefused"]),
        signIn.Circumstances(context));

    public Letter Reset(RecoverySubject.Person person, HttpContext context) => WriteTo(
        "portal-password-was-reset",
        person,
        texts["RecoveryDoneSubject", brand.Name],
        new LetterBlock.Paragraph(texts["PortalResetDoneText", person.User.UserName, NameOf(person)]),
        signIn.Circumstances(context),
        new LetterBlock.Paragraph(texts["RecoveryDoneNotYou"]),
        new LetterBlock.Button(texts["PortalLetterButton"], address.To(PortalOf(person))));

    public Letter Invitation(RecoverySubject.Person person, string token) => WriteTo(
        "portal-invitation",
        person,
        texts["InvitationSubject", NameOf(person)],
        new LetterBlock.Paragraph(texts["InvitationText", person.User.DisplayName ?? person.User.UserName, NameOf(person), brand.Name]),
        new LetterBlock.Facts(
        [
            new(texts["InvitationPortal"], address.To(PortalOf(person))),
            new(texts["InvitationUser"], person.User.UserName),
        ]),
        new LetterBlock.Button(texts["InvitationAccept"], address.To($"{PortalOf(person)}/invitation?token={token}")),
        new LetterBlock.Paragraph(texts["InvitationUntil", Math.Max(1, Math.Floor(options.InvitationLifetime.TotalDays))]),
        new LetterBlock.Paragraph(texts["InvitationKeep"]));

    private static string PortalOf(RecoverySubject.Person person) => Addresses.OfPortal(person.Directory.Address);

    private static string NameOf(RecoverySubject.Person person) => person.Directory.Name ?? person.Directory.Address;

    private static Letter WriteTo(string kind, RecoverySubject.Person person, string subject, params LetterBlock[] blocks) =>
        new(kind, person.User.Email!, LetterSender.Directory, subject, blocks);

    private static Letter Write(string kind, string to, string subject, params LetterBlock[] blocks) =>
        new(kind, to, LetterSender.Accounts, subject, blocks);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Span(TimeSpan span) => span.TotalMinutes >= 120
        ? texts["RecoveryHours", Math.Floor(span.TotalHours)]
        : texts["RecoveryMinutes", WaitMinutes.Of(span)];
}
