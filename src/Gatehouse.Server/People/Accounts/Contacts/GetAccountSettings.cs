using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Contacts;

internal sealed record GetAccountSettingsRequest(string? AccountId = null) : IAccountRequest;

/// <param name="Alternates">Those that are set.</param>
internal sealed record GetAccountSettingsReply(Account Account, ContactInformation? Contact, IReadOnlyList<AlternateContact> Alternates);

/// <summary>All that the settings of an account show, read at once. What is not set is no refusal here, as it is in the service's own operations.</summary>
internal sealed class GetAccountSettings : AccountOperation<GetAccountSettingsRequest, GetAccountSettingsReply>
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

        return new GetAccountSettingsReply(account, await ContactStore.FindAsync(session, account.Id), alternates);
    }
}
