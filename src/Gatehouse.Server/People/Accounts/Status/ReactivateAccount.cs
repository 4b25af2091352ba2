using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Status;

internal sealed record ReactivateAccountRequest(string? AccountId) : IAccountRequest;

/// <summary>Opens a suspended account, or a closed one whose data are still there.</summary>
internal sealed class ReactivateAccount(AccountLetters letters) : AccountOperation<ReactivateAccountRequest, Nothing>
{
    public const string AlreadyActive = "AccountAlreadyActive";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(ReactivateAccount), new OperationRule.Operator());

    protected override async Task<Outcome<Nothing>> HandleAsync(ReactivateAccountRequest request, Account account, Caller caller, DbSession session)
    {
        if (account.Status == AccountStatus.Active
            || !await AccountChangeStore.SetStatusAsync(session, account.Id, account.Status, AccountStatus.Active, null, null))
        {
            return new Refusal(AlreadyActive, RefusalKind.Conflict, "The account is active already.");
        }

        await letters.ReactivatedAsync(session, account);
        return Nothing.Value;
    }
}
