using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts.RootPhone;

namespace Gatehouse.Server.People.Accounts.Contacts;

internal sealed record PutContactInformationRequest(ContactInformation ContactInformation, string? AccountId = null) : IAccountRequest;

internal sealed class PutContactInformation(PhoneChanges phones) : AccountOperation<PutContactInformationRequest, Nothing>
{
    public const string Invalid = "ContactInvalid";

    public override OperationDeclaration Declaration { get; } = DeclareForPolicies(nameof(PutContactInformation));

    public override Refusal? Validate(PutContactInformationRequest request) =>
        request.ContactInformation.Clean().FindMisfits() is { Count: > 0 } misfits
            ? new(Invalid, RefusalKind.Malformed, $"Missing, too long or not as expected: {string.Join(", ", misfits)}.")
            : null;

    public override JsonObject Describe(PutContactInformationRequest request) =>
        new() { ["contactInformation"] = Hidden, ["accountId"] = request.AccountId };

    protected override async Task<Outcome<Nothing>> HandleAsync(
        PutContactInformationRequest request, Account account, Caller caller, DbSession session)
    {
        var contact = request.ContactInformation.Clean();
        await ContactStore.SetAsync(session, account.Id, contact);
        await phones.OnContactAsync(session, account, contact.PhoneNumber, caller.Origin);
        return Nothing.Value;
    }
}
