using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Contacts;

internal sealed record AlternateContactRequest(string AlternateContactType, string? AccountId = null) : IAccountRequest
{
    public Refusal? Judge() =>
        AlternateContact.Types.Contains(AlternateContactType, StringComparer.Ordinal)
            ? null
            : new("AlternateContactTypeInvalid", RefusalKind.Malformed, "AlternateContactType is BILLING, OPERATIONS or SECURITY.");

    public JsonObject Describe() => new() { ["alternateContactType"] = AlternateContactType, ["accountId"] = AccountId };
}

internal sealed record GetAlternateContactReply(AlternateContact AlternateContact);

internal sealed class GetAlternateContact : AccountOperation<AlternateContactRequest, GetAlternateContactReply>
{
    public const string NotThere = "AlternateContactNotFound";

    public override OperationDeclaration Declaration { get; } = DeclareForPolicies(nameof(GetAlternateContact), readOnly: true);

    public override Refusal? Validate(AlternateContactRequest request) => request.Judge();

    public override JsonObject Describe(AlternateContactRequest request) => request.Describe();

    protected override async Task<Outcome<GetAlternateContactReply>> HandleAsync(
        AlternateContactRequest request, Account account, Caller caller, DbSession session) =>
        await ContactStore.FindAlternateAsync(session, account.Id, request.AlternateContactType) is { } contact
            ? new GetAlternateContactReply(contact)
            : new Refusal(NotThere, RefusalKind.NotFound, "The account has no alternate contact of this type.");
}
