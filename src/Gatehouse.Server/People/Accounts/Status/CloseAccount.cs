using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.Status;

internal sealed record CloseAccountRequest(string? AccountId = null) : IAccountRequest;

/// <param name="RemovedFrom">From when on the data may be gone for good.</param>
internal sealed record CloseAccountReply(DateTimeOffset RemovedFrom);

/// <summary>Shuts an account at once. Until its data go, <see cref="ReactivateAccount"/> brings it back whole.</summary>
internal sealed class CloseAccount(
    ClosedAccountOptions options, IEnumerable<IClosingObstacle> obstacles, CredentialChanges changes, AccountLetters letters, TimeProvider clock)
    : AccountOperation<CloseAccountRequest, CloseAccountReply>
{
    public const string AlreadyClosed = "AccountAlreadyClosed";
    public const string OwnsInstallation = "AccountOwnsInstallation";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CloseAccount), new OperationRule.Self("Root")) with { AsksForProof = true };

    protected override async Task<Outcome<CloseAccountReply>> HandleAsync(
        CloseAccountRequest request, Account account, Caller caller, DbSession session)
    {
        if (account.OwnsInstallation)
        {
            return new Refusal(OwnsInstallation, RefusalKind.Conflict, "The account owns the installation; the operator must make another account the owner first.");
        }

        foreach (var each in obstacles)
        {
            if (await each.FindAsync(session, account) is { } obstacle)
            {
                return obstacle;
            }
        }

        var now = clock.GetUtcNow();
        if (!await AccountStatusStore.CloseAsync(session, account.Id, now.ToUnixTimeMilliseconds()))
        {
            return new Refusal(AlreadyClosed, RefusalKind.Conflict, "The account is closed already.");
        }

        await changes.TellAsync(session, new CredentialChange(account.Root, CredentialChangeKind.Closed, null));
        await letters.ClosedAsync(session, account, now + options.KeepClosed, caller.Origin);
        return new CloseAccountReply(now + options.KeepClosed);
    }
}
