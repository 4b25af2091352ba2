using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.SignIn.Recovery;

/// <param name="Subject">Whose password it sets; only for a link that can be used, or that was just taken.</param>
internal sealed record RecoveryLink(LinkState State, RecoverySubject? Subject);

/// <summary>The links that lead to a new password: by letter to a root user or a workforce user, by invitation, and the one that the operator hands over.</summary>
internal sealed class RecoveryLinks(OneTimeLinks links)
{
    /// <summary>By letter; its subject is the root user as an owner of credentials, its data the address it was mailed to.</summary>
    public const string Mailed = "password-reset";

    public const string HandedOver = RecoverAccount.LinkKind;

    /// <summary>By letter to a workforce user; subject and data as of <see cref="Mailed"/>.</summary>
    public const string MailedToPerson = "portal-password-reset";

    /// <summary>A workforce user's first letter; subject and data as of <see cref="Mailed"/>.</summary>
    public const string Invitation = "portal-invitation";

    private const int LongestToken = 100;

    /// <param name="key">Of the address that the letter goes to.</param>
    public Task<string> IssueAsync(DbSession session, string kind, CredentialOwner owner, string key, TimeSpan lifetime) =>
        links.IssueAsync(session, kind, owner.ToString(), key, lifetime);

    public Task WithdrawAsync(DbSession session, string kind, CredentialOwner owner) => links.RevokeAsync(session, kind, owner.ToString());

    /// <summary>Every letter that still lies somewhere.</summary>
    public async Task WithdrawMailedAsync(DbSession session, CredentialOwner owner)
    {
        foreach (var kind in owner.Kind == CredentialOwner.Root("").Kind ? [Mailed] : new[] { MailedToPerson, Invitation })
        {
            await WithdrawAsync(session, kind, owner);
        }
    }

    /// <summary>Only looks: mail scanners open every link.</summary>
    public async Task<RecoveryLink> FindAsync(DbSession session, string kind, string? token)
    {
        var link = token is { Length: > 0 and <= LongestToken } ? await links.FindAsync(session, kind, token) : null;
        return link switch
        {
            null => new(LinkState.Unknown, null),
            { State: LinkState.Usable } => Judge(link, await FindSubjectAsync(session, link)),
            _ => new(link.State, null),
        };
    }

    /// <summary>
    /// Takes the link for the change that the caller makes in this transaction. The owner's row is held first, so that the address it is
    /// judged by cannot change any more, and of two posts at once exactly one gets it.
    /// </summary>
    public async Task<RecoveryLink> TakeAsync(DbSession session, string kind, string token)
    {
        if (await FindAsync(session, kind, token) is not { Subject: { } found })
        {
            return await FindAsync(session, kind, token);
        }

        await (found switch
        {
            RecoverySubject.Root { Account.Id: var account } => AccountChangeStore.LockAsync(session, account),
            RecoverySubject.Person { User.Id: var user } => DirectoryUserStore.LockAsync(session, user),
            _ => throw new InvalidOperationException("No such subject."),
        });
        return await links.TakeAsync(session, kind, token) is { } taken
            ? Judge(taken with { State = LinkState.Usable }, await FindSubjectAsync(session, taken))
            : await FindAsync(session, kind, token);
    }

    /// <summary>A letter to an address that its owner no longer has opens nothing, and neither does anything for a closed account.</summary>
    private static RecoveryLink Judge(OneTimeLink link, RecoverySubject? subject)
    {
        var fits = subject is not null
            && (link.Kind == HandedOver || (EmailAddress.TryRead(subject.Email, out var email) && email.Key == link.Data));
        return fits ? new(LinkState.Usable, subject) : new(LinkState.Unknown, null);
    }

    private static async Task<RecoverySubject?> FindSubjectAsync(DbSession session, OneTimeLink link)
    {
        if (link.Kind is MailedToPerson or Invitation)
        {
            return await DirectoryUserStore.FindAsync(session, CredentialOwner.Read(link.Subject).Id) is { } user
                && await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) is { } directory
                && await AccountStore.FindAsync(session, directory.AccountId) is { Status: not AccountStatus.Closed }
                    ? new RecoverySubject.Person(user, directory)
                    : null;
        }

        var id = AccountId.Get(link.Kind == Mailed ? CredentialOwner.Read(link.Subject).Id : link.Subject);
        return await AccountStore.FindAsync(session, id) is { Status: not AccountStatus.Closed } account ? new RecoverySubject.Root(account) : null;
    }
}
