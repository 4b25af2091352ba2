using System.Globalization;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>Tells the owner that somebody signs in without the device: when it begins, when it waits, when it is done.</summary>
internal sealed class AlternativeLetters(
    Outbox outbox, IStringLocalizer<Texts> texts, SignInLetters signIn, OneTimeLinks links, PublicAddress address)
{
    public Task StartedAsync(DbSession session, Account account, HttpContext context) => PostAsync(
        session,
        "alternative-started",
        account,
        texts["AltStartedSubject", account.Id.Dashed],
        new LetterBlock.Paragraph(texts["AltStartedText", account.Name, account.Id.Dashed]),
        signIn.Circumstances(context),
        new LetterBlock.Paragraph(texts["AltNotYou"]),
        new LetterBlock.Button(texts["AltResetButton"], address.To("/forgot-password")));

    /// <summary>With the link that cancels it, once, by its button.</summary>
    public async Task WaitingAsync(DbSession session, Account account, CredentialOwner owner, AlternativeRequest request, HttpContext context)
    {
        var until = TimeSpan.FromMilliseconds(request.EndsAt - request.BegunAt);
        var token = await links.IssueAsync(session, AlternativeCancellation.LinkKind, owner.ToString(), request.BegunAt.ToString(CultureInfo.InvariantCulture), until);
        await PostAsync(
            session,
            "alternative-waiting",
            account,
            texts["AltWaitingSubject", account.Id.Dashed],
            new LetterBlock.Paragraph(texts["AltWaitingText", account.Name, account.Id.Dashed, Times(request.ReadyAt), Times(request.EndsAt)]),
            signIn.Circumstances(context),
            new LetterBlock.Paragraph(texts["AltWaitingNotYou"]),
            new LetterBlock.Button(texts["AltCancelButton"], address.To("/verify/mfa-cancel?token=" + token)));
    }

    public Task FinishedAsync(DbSession session, Account account, IReadOnlyList<MfaDevice> lost, HttpContext context) => PostAsync(
        session,
        "alternative-finished",
        account,
        texts["AltFinishedSubject", account.Id.Dashed],
        new LetterBlock.Paragraph(texts["AltFinishedText", account.Name, account.Id.Dashed]),
        new LetterBlock.Paragraph(lost.Count == 0 ? texts["AltFinishedKept"] : texts["AltFinishedRemoved", string.Join(", ", lost.Select(static each => each.Name))]),
        signIn.Circumstances(context),
        new LetterBlock.Paragraph(texts["AltNotYou"]),
        new LetterBlock.Button(texts["AltResetButton"], address.To("/forgot-password")));

    private Task PostAsync(DbSession session, string kind, Account account, string subject, params LetterBlock[] blocks) =>
        outbox.PostAsync(session, new Letter(kind, account.RootEmail, LetterSender.Accounts, subject, blocks));

    private static string Times(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
