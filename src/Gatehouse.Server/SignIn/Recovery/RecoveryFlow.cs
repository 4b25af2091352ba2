using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
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
    internal sealed record SignOutFirst(Account Account, string SessionId) : RecoveryAnswer;

    internal sealed record Open(Account Account) : RecoveryAnswer;

    internal sealed record Refused(Account Account, NewPasswordVerdict Why) : RecoveryAnswer;

    /// <summary>The new address belongs to another account, or belonged to one that is gone.</summary>
    internal sealed record EmailTaken(Account Account) : RecoveryAnswer;

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
        if (link.Account is not { } account)
        {
            return new RecoveryAnswer.Dead(link.State);
        }

        // Whoever of those in this browser it is, current or not.
        var other = (await sessions.FindAllInBrowserAsync(context)).FirstOrDefault(each => each.AccountId == account.Id && each.Owner != account.Root);
        return other is not null
            ? new RecoveryAnswer.SignOutFirst(account, other.Id)
            : new RecoveryAnswer.Open(account);
    }

    /// <param name="email">The root user's new address; nothing where it stays.</param>
    public async Task<RecoveryAnswer> SetAsync(HttpContext context, string kind, string? token, PlainPassword chosen, EmailAddress? email)
    {
        var found = await FindAsync(context, kind, token);
        if (found is not RecoveryAnswer.Open { Account: var account })
        {
            return found;
        }

        switch (await passwords.JudgeAsync(account, email?.Text ?? account.RootEmail, chosen, context.RequestAborted))
        {
            case NewPasswordVerdict.Busy:
                return new RecoveryAnswer.Busy();
            case NewPasswordVerdict.Fit { Phc: var phc }:
                return await KeepAsync(context, kind, token!, phc, email);
            case var refused:
                return new RecoveryAnswer.Refused(account, refused);
        }
    }

    private async Task<RecoveryAnswer> KeepAsync(HttpContext context, string kind, string token, string phc, EmailAddress? email)
    {
        try
        {
            var taken = await database.WriteAsync(async session =>
            {
                var link = await links.TakeAsync(session, kind, token);
                if (link.Account is { } account)
                {
                    await ChangeAsync(session, context, kind, account, phc, email);
                }

                return link;
            });
            if (taken.Account is null)
            {
                return new RecoveryAnswer.Dead(taken.State);
            }

            if (await sessions.FindAsync(context) is { } session && session.Owner == taken.Account.Root)
            {
                sessions.TakeBack(context);
            }

            return new RecoveryAnswer.Done();
        }
        catch (EmailTakenException taken)
        {
            return new RecoveryAnswer.EmailTaken(taken.Account);
        }
    }

    private async Task ChangeAsync(DbSession session, HttpContext context, string kind, Account account, string phc, EmailAddress? email)
    {
        if (email is not null && email.Text != account.RootEmail)
        {
            if (!await AccountChangeStore.SetRootEmailAsync(session, account.Id, email))
            {
                // Thrown to give the link back: the person chooses another address.
                throw new EmailTakenException(account);
            }

            await events.EmailUpdatedAsync(session, account, context);
        }

        await PasswordStore.SetAsync(session, account.Root, phc, clock.GetUtcNow());
        await AttemptGuard.ForgetAsync(session, account.Root);
        var change = kind == RecoveryLinks.HandedOver ? CredentialChangeKind.Recovered : CredentialChangeKind.PasswordReset;
        await changes.TellAsync(session, new CredentialChange(account.Root, change, null));
        await events.CompletedAsync(session, account, kind, context);
        foreach (var letter in LettersOf(context, kind, account, email))
        {
            await outbox.PostAsync(session, letter);
        }
    }

    private IEnumerable<Letter> LettersOf(HttpContext context, string kind, Account account, EmailAddress? email)
    {
        if (kind == RecoveryLinks.Mailed)
        {
            return [letters.Reset(account, context)];
        }

        var now = email?.Text ?? account.RootEmail;
        return new[] { account.RootEmail, now }.Distinct(StringComparer.Ordinal).Select(to => letters.Recovered(account, now, to, context));
    }

    private sealed class EmailTakenException(Account account) : Exception
    {
        public Account Account { get; } = account;
    }
}
