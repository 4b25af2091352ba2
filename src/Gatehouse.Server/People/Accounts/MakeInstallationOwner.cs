using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

internal sealed record MakeInstallationOwnerRequest(AccountId Id);

/// <summary>Hands what concerns the whole installation (the mail outbox, invitations) to the root user of another account.</summary>
internal sealed class MakeInstallationOwner : Operation<MakeInstallationOwnerRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = new("MakeInstallationOwner", "account.amazonaws.com", new OperationRule.Operator());

    public override async Task<Outcome<Nothing>> HandleAsync(MakeInstallationOwnerRequest request, Caller caller, DbSession session)
    {
        if (await AccountStore.FindAsync(session, request.Id) is not { } account)
        {
            return AccountRefusals.NotFound(request.Id);
        }

        return await AccountStatusStore.MakeOwnerAsync(session, request.Id)
            ? Nothing.Value
            : AccountRefusals.WrongStatus(account, "only an open account can own the installation");
    }

    public override JsonObject Describe(MakeInstallationOwnerRequest request) => new() { ["accountId"] = request.Id.Digits };
}
