using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Contacts;

internal sealed record PutContactInformationRequest(ContactInformation ContactInformation, string? AccountId = null) : IAccountRequest;

internal sealed class PutContactInformation : AccountOperation<PutContactInformationRequest, Nothing>
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
        await ContactStore.SetAsync(session, account.Id, request.ContactInformation.Clean());
        return Nothing.Value;
    }
}
