using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Contacts;

internal sealed record GetContactInformationRequest(string? AccountId = null) : IAccountRequest;

internal sealed record GetContactInformationReply(ContactInformation ContactInformation);

internal sealed class GetContactInformation : AccountOperation<GetContactInformationRequest, GetContactInformationReply>
{
    public const string NotThere = "ContactNotFound";

    public override OperationDeclaration Declaration { get; } = DeclareForPolicies(nameof(GetContactInformation), readOnly: true);

    protected override async Task<Outcome<GetContactInformationReply>> HandleAsync(
        GetContactInformationRequest request, Account account, Caller caller, DbSession session) =>
        await ContactStore.FindAsync(session, account.Id) is { } contact
            ? new GetContactInformationReply(contact)
            : new Refusal(NotThere, RefusalKind.NotFound, "No contact information found for the account.");
}
