using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Recovery;

/// <param name="Account">Whose root user it is for; only for a link that can be used, or that was just taken.</param>
internal sealed record RecoveryLink(LinkState State, Account? Account);

/// <summary>The two links that lead to a new password: the one by letter, and the one that the operator hands over.</summary>
internal sealed class RecoveryLinks(OneTimeLinks links)
{
    /// <summary>By letter; its subject is the root user as an owner of credentials, its data the address it was mailed to.</summary>
    public const string Mailed = "password-reset";

    public const string HandedOver = RecoverAccount.LinkKind;
    private const int LongestToken = 100;

    public Task<string> IssueMailedAsync(DbSession session, CredentialOwner owner, EmailAddress email, TimeSpan lifetime) =>
        links.IssueAsync(session, Mailed, owner.ToString(), email.Key, lifetime);

    public Task WithdrawMailedAsync(DbSession session, CredentialOwner owner) => links.RevokeAsync(session, Mailed, owner.ToString());

    /// <summary>Only looks: mail scanners open every link.</summary>
    public async Task<RecoveryLink> FindAsync(DbSession session, string kind, string? token)
    {
        var link = token is { Length: > 0 and <= LongestToken } ? await links.FindAsync(session, kind, token) : null;
        return link switch
        {
            null => new(LinkState.Unknown, null),
            { State: LinkState.Usable } => Judge(link, await AccountStore.FindAsync(session, AccountOf(link))),
            _ => new(link.State, null),
        };
    }

    /// <summary>
    /// Takes the link for the change that the caller makes in this transaction. The account is held first, so that the address it is
    /// judged by cannot change any more, and of two posts at once exactly one gets it.
    /// </summary>
    public async Task<RecoveryLink> TakeAsync(DbSession session, string kind, string token)
    {
        if (await FindAsync(session, kind, token) is not { Account: { } found })
        {
            return await FindAsync(session, kind, token);
        }

        await AccountChangeStore.LockAsync(session, found.Id);
        return await links.TakeAsync(session, kind, token) is { } taken
            ? Judge(taken with { State = LinkState.Usable }, await AccountStore.FindAsync(session, found.Id))
            : await FindAsync(session, kind, token);
    }

    /// <summary>A letter to an address that the root user no longer has opens nothing, and neither does anything for a closed account.</summary>
    private static RecoveryLink Judge(OneTimeLink link, Account? account)
    {
        var fits = account is { Status: not AccountStatus.Closed }
            && (link.Kind != Mailed || (EmailAddress.TryRead(account.RootEmail, out var email) && email.Key == link.Data));
        return fits ? new(LinkState.Usable, account) : new(LinkState.Unknown, null);
    }

    private static AccountId AccountOf(OneTimeLink link) =>
        AccountId.Get(link.Kind == Mailed ? CredentialOwner.Read(link.Subject).Id : link.Subject);
}
