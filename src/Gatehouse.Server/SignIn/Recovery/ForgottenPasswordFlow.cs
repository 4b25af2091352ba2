using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>
/// Sends the link for a new password. Whoever asks sees the same answer for every name, and the database does the same number of
/// statements for each: a name that nobody has gets a link, too, which is told to nobody and withdrawn where others get a letter.
/// What difference is left, a letter to seal, goes under in the least time that every answer takes.
/// </summary>
internal sealed class ForgottenPasswordFlow(
    Database database, LetterAllowance allowance, RecoveryLinks links, RecoveryLetters letters, RecoveryEvents events, Outbox outbox, RecoveryOptions options, TimeProvider clock)
{
    /// <summary>What was found under a name.</summary>
    /// <param name="Subject">Nothing for a name that nobody has.</param>
    /// <param name="Refused">Why it gets no link; nothing when it gets one.</param>
    private sealed record Asked(CredentialOwner Owner, string Key, RecoverySubject? Subject, string? Refused, Func<string, Letter?> Write);

    /// <summary>A root user's.</summary>
    public Task AskAsync(EmailAddress email, HttpContext context) => AnswerAsync(SendAsync(
        RecoveryLinks.Mailed,
        email.Key,
        context,
        async session => await AccountStore.FindByRootEmailAsync(session, email) switch
        {
            null => new(CredentialOwner.Unknown("root", email.Key), email.Key, null, "no account has this address", static _ => null),
            { Status: AccountStatus.Closed } account =>
                new(account.Root, email.Key, new RecoverySubject.Root(account), "the account is closed", _ => letters.Closed(account, context)),
            var account => new(account.Root, email.Key, new RecoverySubject.Root(account), null, token => letters.Link(account, token, context)),
        }));

    /// <summary>A workforce user's, by the name that they sign in with.</summary>
    public Task AskAsync(WorkforceDirectory directory, string userName, HttpContext context)
    {
        var key = $"{directory.Id}/{DirectoryUserStore.KeyOf(userName)}";
        return AnswerAsync(SendAsync(
            RecoveryLinks.MailedToPerson,
            key,
            context,
            async session =>
            {
                var user = await DirectoryUserStore.FindByNameAsync(session, directory.Id, userName);
                if (user is null || !EmailAddress.TryRead(user.Email, out var email))
                {
                    return new(
                        user?.Owner ?? CredentialOwner.Unknown("workforce", key),
                        key,
                        user is null ? null : new RecoverySubject.Person(user, directory),
                        user is null ? "no user has this name" : "the user has no address",
                        static _ => null);
                }

                var person = new RecoverySubject.Person(user, directory);
                return directory.Settings.AllowsPasswordReset
                    ? new(user.Owner, email.Key, person, null, token => letters.Link(person, token, context))
                    : new(user.Owner, email.Key, person, "the directory allows no reset by letter", _ => letters.AskAdministrator(person, context));
            }));
    }

    private Task AnswerAsync(Task sent) => Task.WhenAll(Task.Delay(options.LeastAnswerTime, clock), sent);

    private Task SendAsync(string kind, string allowanceKey, HttpContext context, Func<DbSession, Task<Asked>> find) => database.WriteAsync(async session =>
    {
        var allowed = await allowance.TakeAsync(session, kind, allowanceKey);
        var asked = await find(session);
        if (!allowed)
        {
            await events.RequestedAsync(session, kind, asked.Subject, "too many letters to this name", context);
            return;
        }

        var token = await links.IssueAsync(session, kind, asked.Owner, asked.Key, options.LinkLifetime);
        var letter = asked.Write(token);
        await (letter is null ? links.WithdrawAsync(session, kind, asked.Owner) : outbox.PostAsync(session, letter));
        await events.RequestedAsync(session, kind, asked.Subject, asked.Refused, context);
    });
}
