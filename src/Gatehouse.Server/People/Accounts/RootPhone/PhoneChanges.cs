using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootPhone;

/// <summary>
/// A number that the contact no longer names opens nothing any more, and its owner hears of it: who changes the contact may be
/// somebody else than the root user, and must not take the way back in along.
/// </summary>
internal sealed class PhoneChanges(AccountLetters letters) : ICredentialChanged
{
    /// <summary>In the transaction that sets the contact.</summary>
    public async Task OnContactAsync(DbSession session, Account account, string? number, RequestOrigin origin)
    {
        if (await RootPhoneStore.FindAsync(session, account.Id) is not { } phone || PhoneNumber.Find(number)?.E164 == phone.Number)
        {
            return;
        }

        await RootPhoneStore.DeleteAsync(session, account.Id);
        if (phone.VerifiedAt is not null)
        {
            await letters.PhoneChangedAsync(session, account, PhoneNumber.Find(phone.Number)?.Masked ?? "", origin);
        }
    }

    /// <summary>The operator's new start: the phone may be somebody else's by then.</summary>
    public Task OnChangedAsync(DbSession session, CredentialChange change) =>
        change.Kind == CredentialChangeKind.Recovered && change.Owner.Kind == CredentialOwner.Root("").Kind
            ? RootPhoneStore.DeleteAsync(session, AccountId.Get(change.Owner.Id))
            : Task.CompletedTask;
}
