using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Contacts;

internal sealed record PutAlternateContactRequest(
    string AlternateContactType, string? Name, string? Title, string? EmailAddress, string? PhoneNumber, string? AccountId = null) : IAccountRequest
{
    public AlternateContact Contact => new AlternateContact
    {
        AlternateContactType = AlternateContactType,
        Name = Name,
        Title = Title,
        EmailAddress = EmailAddress,
        PhoneNumber = PhoneNumber,
    }.Clean();
}

internal sealed class PutAlternateContact : AccountOperation<PutAlternateContactRequest, Nothing>
{
    public const string Invalid = "AlternateContactInvalid";

    public override OperationDeclaration Declaration { get; } = DeclareForPolicies(nameof(PutAlternateContact));

    public override Refusal? Validate(PutAlternateContactRequest request) =>
        new AlternateContactRequest(request.AlternateContactType).Judge()
        ?? (request.Contact.FindMisfits() is { Count: > 0 } misfits
            ? new(Invalid, RefusalKind.Malformed, $"Missing, too long or not as expected: {string.Join(", ", misfits)}.")
            : null);

    public override JsonObject Describe(PutAlternateContactRequest request) => new()
    {
        ["alternateContactType"] = request.AlternateContactType,
        ["name"] = Hidden,
        ["title"] = Hidden,
        ["emailAddress"] = Hidden,
        ["phoneNumber"] = Hidden,
        ["accountId"] = request.AccountId,
    };

    protected override async Task<Outcome<Nothing>> HandleAsync(
        PutAlternateContactRequest request, Account account, Caller caller, DbSession session)
    {
        await ContactStore.SetAlternateAsync(session, account.Id, request.AlternateContactType, request.Contact);
        return Nothing.Value;
    }
}
