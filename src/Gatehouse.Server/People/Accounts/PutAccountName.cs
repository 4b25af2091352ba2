using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

internal sealed record PutAccountNameRequest(string AccountName, string? AccountId = null) : IAccountRequest;

internal sealed class PutAccountName : AccountOperation<PutAccountNameRequest, Nothing>
{
    public const string Invalid = "AccountNameInvalid";

    public override OperationDeclaration Declaration { get; } = DeclareForPolicies(nameof(PutAccountName));

    public override Refusal? Validate(PutAccountNameRequest request) =>
        Accounts.AccountName.TryRead(request.AccountName, out _)
            ? null
            : new(Invalid, RefusalKind.Malformed, "AccountName has 1 to 50 printable ASCII characters other than < and >.");

    public override JsonObject Describe(PutAccountNameRequest request) => new() { ["accountName"] = Hidden, ["accountId"] = request.AccountId };

    protected override async Task<Outcome<Nothing>> HandleAsync(PutAccountNameRequest request, Account account, Caller caller, DbSession session)
    {
        Accounts.AccountName.TryRead(request.AccountName, out var name);
        await AccountChangeStore.RenameAsync(session, account.Id, name!);
        return Nothing.Value;
    }
}
