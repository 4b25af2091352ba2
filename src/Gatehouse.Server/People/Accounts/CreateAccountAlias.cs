using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

internal sealed record AccountAliasRequest(
    [Required] [Length(Accounts.AccountAlias.MinLength, Accounts.AccountAlias.MaxLength)] [Pattern(Accounts.AccountAlias.Text)] string AccountAlias);

/// <summary>An account has one alias: a new one takes the place of the old, whose address stops working.</summary>
internal sealed class CreateAccountAlias : Operation<AccountAliasRequest, Nothing>
{
    public const string Taken = "EntityAlreadyExists";

    public override OperationDeclaration Declaration { get; } =
        new(nameof(CreateAccountAlias), "iam.amazonaws.com", new OperationRule.Iam("iam:CreateAccountAlias", "*"));

    public override Refusal? Validate(AccountAliasRequest request) => Judge(request);

    public override JsonObject Describe(AccountAliasRequest request) => new() { ["accountAlias"] = request.AccountAlias };

    public override async Task<Outcome<Nothing>> HandleAsync(AccountAliasRequest request, Caller caller, DbSession session) =>
        await AccountChangeStore.SetAliasAsync(session, AccountId.Get(caller.AccountId), request.AccountAlias)
            ? Nothing.Value
            : new Refusal(Taken, RefusalKind.Conflict, $"The account alias {request.AccountAlias} already exists.");

    internal static Refusal? Judge(AccountAliasRequest request) =>
        Accounts.AccountAlias.IsValid(request.AccountAlias)
            ? null
            : new(
                Accounts.AccountAlias.Invalid,
                RefusalKind.Malformed,
                "AccountAlias has 3 to 63 lower-case letters, digits and single hyphens inside, and is not twelve digits.");
}
