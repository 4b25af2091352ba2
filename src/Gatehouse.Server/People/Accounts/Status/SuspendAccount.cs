using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.Status;

/// <param name="Reason">See <see cref="SuspensionReason"/>.</param>
internal sealed record SuspendAccountRequest(string? AccountId, string Reason) : IAccountRequest;

internal static class SuspensionReason
{
    public const string Unpaid = "unpaid";
    public const string Other = "other";

    public static bool IsKnown(string? reason) => reason is Unpaid or Other;
}

/// <summary>Shuts an account until it is reactivated. Its root user still proves who they are, and is then told why.</summary>
internal sealed class SuspendAccount(CredentialChanges changes, AccountLetters letters) : AccountOperation<SuspendAccountRequest, Nothing>
{
    public const string NotActive = "AccountNotActive";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(SuspendAccount), new OperationRule.Operator());

    public override Refusal? Validate(SuspendAccountRequest request) =>
        SuspensionReason.IsKnown(request.Reason)
            ? null
            : new("SuspensionReasonUnknown", RefusalKind.Malformed, "Reason is unpaid or other.");

    public override JsonObject Describe(SuspendAccountRequest request) => new() { ["accountId"] = request.AccountId, ["reason"] = request.Reason };

    protected override async Task<Outcome<Nothing>> HandleAsync(SuspendAccountRequest request, Account account, Caller caller, DbSession session)
    {
        if (!await AccountChangeStore.SetStatusAsync(session, account.Id, AccountStatus.Active, AccountStatus.Suspended, request.Reason, null))
        {
            return new Refusal(NotActive, RefusalKind.Conflict, "Only an active account can be suspended.");
        }

        await changes.TellAsync(session, new CredentialChange(account.Root, CredentialChangeKind.Suspended, null));
        await letters.SuspendedAsync(session, account);
        return Nothing.Value;
    }
}
