using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

internal sealed record ReactivateAccountRequest(AccountId Id);

/// <summary>Opens a suspended account, or one that was closed so lately that its data are still there.</summary>
internal sealed class ReactivateAccount(TimeProvider clock) : Operation<ReactivateAccountRequest, Nothing>
{
    /// <summary>How long the data of a closed account are kept (guide: close an account).</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(90);

    public override OperationDeclaration Declaration { get; } = new("ReactivateAccount", "account.amazonaws.com", new OperationRule.Operator());

    public override async Task<Outcome<Nothing>> HandleAsync(ReactivateAccountRequest request, Caller caller, DbSession session)
    {
        if (await AccountStore.FindAsync(session, request.Id) is not { } account)
        {
            return AccountRefusals.NotFound(request.Id);
        }

        return await AccountStatusStore.ReactivateAsync(session, request.Id, (clock.GetUtcNow() - Grace).ToUnixTimeMilliseconds())
            ? Nothing.Value
            : AccountRefusals.WrongStatus(account, $"only a suspended one, or one closed within {Grace.TotalDays:0} days, can be reactivated");
    }

    public override JsonObject Describe(ReactivateAccountRequest request) => new() { ["accountId"] = request.Id.Digits };
}
