using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>Where somebody with a recovery link stands.</summary>
internal abstract record RecoveryAnswer
{
    private RecoveryAnswer()
    {
    }

    internal sealed record Dead(LinkState State) : RecoveryAnswer;

    /// <summary>This browser is signed in to the same account as somebody who is not its root user.</summary>
    /// <param name="SessionId">As whom, by the session's public id.</param>
    internal sealed record SignOutFirst(string SessionId) : RecoveryAnswer;

    internal sealed record Open(RecoverySubject Subject) : RecoveryAnswer;

    internal sealed record Refused(RecoverySubject Subject, NewPasswordVerdict Why) : RecoveryAnswer;

    /// <summary>The new address belongs to another account, or belonged to one that is gone.</summary>
    internal sealed record EmailTaken(RecoverySubject Subject) : RecoveryAnswer;

    internal sealed record Busy : RecoveryAnswer;

    internal sealed record Done : RecoveryAnswer;
}

/// <summary>
/// Sets a new password on the strength of a link, and of nothing else: every step asks for the token again. It opens no session and
/// proves no factor. In this order: the link is looked at; the password is judged and hashed outside any transaction; then one
/// transaction takes the link, sets the password, lifts the throttle, ends every session and writes the letter, or does nothing.
/// </summary>
internal sealed class RecoveryFlow(
    Database database,
    RecoveryLinks links,
    NewPasswords passwords,
    DirectoryPasswords people,
    BrowserSessions sessions,
    CredentialChanges changes,
    RecoveryLetters letters,
    RecoveryEvents events,
    Outbox outbox,
    TimeProvider clock)
{
    public async Task<RecoveryAnswer> FindAsync(HttpContext context, string kind, string? token)
    {
        var link = await database.ReadAsync(session => links.FindAsync(session, kind, token), context.RequestAborted);
        if (link.Subject is not { } subject)
        {
            return new RecoveryAnswer.Dead(link.State);
        }

        // Whoever of those in this browser it is, current or not.
        var other = subject is RecoverySubject.Root { Account: var account }
            ? (await sessions.FindAllInBrowserAsync(context)).FirstOrDefault(each => each.AccountId == account.Id && each.Owner != account.Root)
            : null;
        return other is not null
            ? new RecoveryAnswer.SignOutFirst(other.Id)
            : new RecoveryAnswer.Open(subject);
    }

    /// <param name="email">The root user's new address; nothing where it stays.</param>
    public async Task<RecoveryAnswer> SetAsync(HttpContext context, string kind, string? token, PlainPassword chosen, EmailAddress? email)
    {
        var found = await FindAsync(context, kind, token);
        if (found is not RecoveryAnswer.Open { Subject: var subject })
        {
            return found;
        }

        switch (await passwords.JudgeAsync(subject, email?.Text ?? subject.Email, chosen, context.RequestAborted))
        {
            case NewPasswordVerdict.Busy:
                return new RecoveryAnswer.Busy();
            case NewPasswordVerdict.Fit { Phc: var phc }:
                return await KeepAsync(context, kind, token!, phc, email);
            case var refused:
                return new RecoveryAnswer.Refused(subject, refused);
        }
    }

    private async Task<RecoveryAnswer> KeepAsync(HttpContext context, string kind, string token, string phc, EmailAddress? email)
    {
        try
        {
            var taken = await database.WriteAsync(async session =>
            {
                var link = await links.TakeAsync(session, kind, token);
                if (link.Subject is { } subject)
                {
                    await ChangeAsync(session, context, kind, subject, phc, email);
                }

                return link;
            });
            if (taken.Subject is null)
            {
                return new RecoveryAnswer.Dead(taken.State);
            }

            if (await sessions.FindAsync(context) is { } session && session.Owner == taken.Subject.Owner)
            {
                sessions.TakeBack(context);
            }

            return new RecoveryAnswer.Done();
        }
        catch (EmailTakenException taken)
        {
            return new RecoveryAnswer.EmailTaken(new RecoverySubject.Root(taken.Account));
        }
    }

    private async Task ChangeAsync(DbSession session, HttpContext context, string kind, RecoverySubject subject, string phc, EmailAddress? email)
    {
        switch (subject)
        {
            case RecoverySubject.Root { Account: var account }:
                await ChangeEmailAsync(session, context, account, email);
                await PasswordStore.SetAsync(session, account.Root, phc, clock.GetUtcNow());
                await AttemptGuard.ForgetAsync(session, account.Root);
                var change = kind == RecoveryLinks.HandedOver ? CredentialChangeKind.Recovered : CredentialChangeKind.PasswordReset;
                await changes.TellAsync(session, new CredentialChange(account.Root, change, null));
                break;
            case RecoverySubject.Person { User: var user }:
                await people.ResetAsync(session, user, phc, handedOut: false, expiresAt: null);

                // The letter arrived, whoever wrote the address down.
                await DirectoryUserStore.SetEmailVerifiedAsync(session, user.Id);
                break;
        }

        await events.CompletedAsync(session, subject, kind, context);
        foreach (var letter in LettersOf(context, kind, subject, email))
        {
            await outbox.PostAsync(session, letter);
        }
    }

    private async Task ChangeEmailAsync(DbSession session, HttpContext context, Account account, EmailAddress? email)
    {
        if (email is null || email.Text == account.RootEmail)
        {
            return;
        }

        if (!await AccountChangeStore.SetRootEmailAsync(session, account.Id, email))
        {
            // Thrown to give the link back: the person chooses another address.
            throw new EmailTakenException(account);
        }

        await events.EmailUpdatedAsync(session, account, context);
    }

    /// <summary>Whoever follows an invitation has just read a letter of ours, and knows.</summary>
    private IEnumerable<Letter> LettersOf(HttpContext context, string kind, RecoverySubject subject, EmailAddress? email) => subject switch
    {
        RecoverySubject.Person person => kind == RecoveryLinks.Invitation ? [] : [letters.Reset(person, context)],
        RecoverySubject.Root { Account: var account } when kind == RecoveryLinks.Mailed => [letters.Reset(account, context)],
        RecoverySubject.Root { Account: var account } => new[] { account.RootEmail, email?.Text ?? account.RootEmail }.Distinct(StringComparer.Ordinal)
            .Select(to => letters.Recovered(account, email?.Text ?? account.RootEmail, to, context)),
        _ => [],
    };

    private sealed class EmailTakenException(Account account) : Exception
    {
        public Account Account { get; } = account;
    }
}
