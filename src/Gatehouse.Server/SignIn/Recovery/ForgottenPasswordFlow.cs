using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>
/// Sends the link for a new password. Whoever asks sees the same answer for every address, and the database does the same number of
/// statements for each: a name that nobody has gets a link, too, which is told to nobody and withdrawn where others get a letter.
/// What difference is left, a letter to seal, goes under in the least time that every answer takes.
/// </summary>
internal sealed class ForgottenPasswordFlow(
    Database database, LetterAllowance allowance, RecoveryLinks links, RecoveryLetters letters, RecoveryEvents events, Outbox outbox, RecoveryOptions options, TimeProvider clock)
{
    public Task AskAsync(EmailAddress email, HttpContext context) =>
        Task.WhenAll(Task.Delay(options.LeastAnswerTime, clock), SendAsync(email, context));

    private static string? Refused(Account? account) => account switch
    {
        null => "no account has this address",
        { Status: AccountStatus.Closed } => "the account is closed",
        _ => null,
    };

    private Task SendAsync(EmailAddress email, HttpContext context) => database.WriteAsync(async session =>
    {
        var allowed = await allowance.TakeAsync(session, RecoveryLinks.Mailed, email);
        var account = await AccountStore.FindByRootEmailAsync(session, email);
        if (!allowed)
        {
            await events.RequestedAsync(session, account, "too many letters to this address", context);
            return;
        }

        var owner = account?.Root ?? CredentialOwner.Unknown("root", email.Key);
        var token = await links.IssueMailedAsync(session, owner, email, options.LinkLifetime);
        var letter = account switch
        {
            null => null,
            { Status: AccountStatus.Closed } => letters.Closed(account, context),
            _ => letters.Link(account, token, context),
        };
        await (letter is null ? links.WithdrawMailedAsync(session, owner) : outbox.PostAsync(session, letter));
        await events.RequestedAsync(session, account, Refused(account), context);
    });
}
