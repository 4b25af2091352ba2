using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts.RootEmail;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.Contacts;

internal sealed record GetAccountSettingsRequest(string? AccountId = null) : IAccountRequest;

/// <param name="Alternates">Those that are set.</param>
/// <param name="PendingEmail">A wanted root e-mail that waits for its code.</param>
internal sealed record GetAccountSettingsReply(
    Account Account, ContactInformation? Contact, IReadOnlyList<AlternateContact> Alternates, string? PendingEmail);

/// <summary>All that the settings of an account show, read at once. What is not set is no refusal here, as it is in the service's own operations.</summary>
internal sealed class GetAccountSettings(CodeOptions codes, TimeProvider clock) : AccountOperation<GetAccountSettingsRequest, GetAccountSettingsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetAccountSettings), new OperationRule.Self("Root"), readOnly: true);

    protected override async Task<Outcome<GetAccountSettingsReply>> HandleAsync(
        GetAccountSettingsRequest request, Account account, Caller caller, DbSession session)
    {
        var alternates = new List<AlternateContact>();
        foreach (var type in AlternateContact.Types)
        {
            if (await ContactStore.FindAlternateAsync(session, account.Id, type) is { } contact)
            {
                alternates.Add(contact);
            }
        }

        return new GetAccountSettingsReply(
            account, await ContactStore.FindAsync(session, account.Id), alternates, await FindPendingAsync(session, account.Id));
    }

    /// <summary>As long as its code can be used.</summary>
    private async Task<string?> FindPendingAsync(DbSession session, AccountId id) =>
        await RootEmailChangeStore.FindAsync(session, id) is { } change
        && DateTimeOffset.FromUnixTimeMilliseconds(change.SentAt) + codes.Lifetime > clock.GetUtcNow()
            ? change.Email
            : null;
}
