using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts.Status;

namespace Gatehouse.Server.People.Accounts;

internal sealed record ReactivateAccountRequest(AccountId Id);

/// <summary>Opens a suspended account, or one that was closed so lately that its data are still there.</summary>
internal sealed class ReactivateAccount(ClosedAccountOptions options, TimeProvider clock) : Operation<ReactivateAccountRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = new("ReactivateAccount", "account.amazonaws.com", new OperationRule.Operator());

    public override async Task<Outcome<Nothing>> HandleAsync(ReactivateAccountRequest request, Caller caller, DbSession session)
    {
        if (await AccountStore.FindAsync(session, request.Id) is not { } account)
        {
            return AccountRefusals.NotFound(request.Id);
        }

        return await AccountStatusStore.ReactivateAsync(session, request.Id, (clock.GetUtcNow() - options.KeepClosed).ToUnixTimeMilliseconds())
            ? Nothing.Value
            : AccountRefusals.WrongStatus(account, $"only a suspended one, or one closed within {options.KeepClosed.TotalDays:0} days, can be reactivated");
    }

    public override JsonObject Describe(ReactivateAccountRequest request) => new() { ["accountId"] = request.Id.Digits };
}
