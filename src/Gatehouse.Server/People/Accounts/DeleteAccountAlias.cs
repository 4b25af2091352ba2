using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

internal sealed class DeleteAccountAlias : Operation<AccountAliasRequest, Nothing>
{
    public const string NotThere = "NoSuchEntity";

    public override OperationDeclaration Declaration { get; } =
        new(nameof(DeleteAccountAlias), "iam.amazonaws.com", new OperationRule.Iam("iam:DeleteAccountAlias", "*"));

    public override Refusal? Validate(AccountAliasRequest request) => CreateAccountAlias.Judge(request);

    public override JsonObject Describe(AccountAliasRequest request) => new() { ["accountAlias"] = request.AccountAlias };

    public override async Task<Outcome<Nothing>> HandleAsync(AccountAliasRequest request, Caller caller, DbSession session) =>
        await AccountChangeStore.DeleteAliasAsync(session, AccountId.Get(caller.AccountId), request.AccountAlias)
            ? Nothing.Value
            : new Refusal(NotThere, RefusalKind.NotFound, $"The account alias {request.AccountAlias} does not exist.");
}
