using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootEmail;

/// <summary>
/// Brings the former root e-mail back, for whoever holds the link from the letter to it. Whoever changed it is signed out, and a
/// change they had under way is forgotten.
/// </summary>
internal sealed class UndoPrimaryEmailUpdate(UndoLinks links, CredentialChanges changes, AccountLetters letters, AccountEvents events)
    : Operation<EmailUndoRequest, Nothing>
{
    public const string Dead = "LinkDead";
    public const string Taken = "PrimaryEmailTaken";

    public override OperationDeclaration Declaration { get; } =
        new(nameof(UndoPrimaryEmailUpdate), "signin.amazonaws.com", new OperationRule.Anyone("email-undo"));

    private static Refusal DeadLink { get; } = new(Dead, RefusalKind.Expired, "The link was used, has expired or was never issued.");

    public override Refusal? Validate(EmailUndoRequest request) => request.IsReadable ? null : DeadLink;

    public override async Task<Outcome<Nothing>> HandleAsync(EmailUndoRequest request, Caller caller, DbSession session)
    {
        if (await links.TakeAsync(session, request.Token) is not { } link
            || await AccountStore.FindAsync(session, UndoLinks.AccountOf(link)) is not { } account
            || !EmailAddress.TryRead(link.Data, out var former))
        {
            return DeadLink;
        }

        var replaced = account.RootEmail;
        if (!await AccountChangeStore.SetRootEmailAsync(session, account.Id, former))
        {
            return new Refusal(Taken, RefusalKind.Conflict, "The former e-mail address owns another account by now.");
        }

        await RootEmailChangeStore.DeleteAsync(session, account.Id);
        await changes.TellAsync(session, new CredentialChange(account.Root, CredentialChangeKind.NameChanged, null));
        await letters.EmailRestoredAsync(session, account, former.Text, caller.Origin);
        if (replaced != former.Text)
        {
            await letters.EmailRestoredAsync(session, account, replaced, caller.Origin);
        }

        await events.TellAsync(session, account, AccountEvents.EmailUpdated, caller.Origin);
        return Nothing.Value;
    }
}
