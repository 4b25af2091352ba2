using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Contacts;

internal sealed class DeleteAlternateContact : AccountOperation<AlternateContactRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = DeclareForPolicies(nameof(DeleteAlternateContact));

    public override Refusal? Validate(AlternateContactRequest request) => request.Judge();

    public override JsonObject Describe(AlternateContactRequest request) => request.Describe();

    protected override async Task<Outcome<Nothing>> HandleAsync(
        AlternateContactRequest request, Account account, Caller caller, DbSession session) =>
        await ContactStore.DeleteAlternateAsync(session, account.Id, request.AlternateContactType)
            ? Nothing.Value
            : new Refusal(GetAlternateContact.NotThere, RefusalKind.NotFound, "The account has no alternate contact of this type.");
}
