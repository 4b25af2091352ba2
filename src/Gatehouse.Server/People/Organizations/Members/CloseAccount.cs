using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record CloseAccountRequest : MemberRequest;

/// <summary>Shuts a member at once. It stays in the tree until its data go.</summary>
internal sealed class CloseAccount(ClosedAccountOptions options, CredentialChanges changes, AccountLetters letters, TimeProvider clock)
    : OrganizationOperation<CloseAccountRequest, Nothing>
{
    private static readonly Refusal s_closed = new("AccountAlreadyClosedException", RefusalKind.Conflict, "You attempted to close an account that is already closed.");

    private static readonly Refusal s_ownsInstallation = new(
        "ConflictException", RefusalKind.Conflict, "The account owns the installation; the operator must make another account the owner first.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CloseAccount)) with { AsksForProof = true };

    protected override (string? Target, string? Other) TargetsOf(CloseAccountRequest request) => (request.AccountId, null);

    protected override async Task<Outcome<Nothing>> HandleAsync(CloseAccountRequest request, Membership membership, Caller caller, DbSession session)
    {
        if (await MemberStore.FindAsync(session, membership.Organization.Id, request.AccountId) is not { } member
            || await AccountStore.FindAsync(session, member.AccountId) is not { } account)
        {
            return OrganizationRefusals.NoAccount;
        }

        if (account.Id == membership.Organization.ManagementAccountId)
        {
            return OrganizationRefusals.Constraint("CANNOT_CLOSE_MANAGEMENT_ACCOUNT", "You can't close the management account of your organization.");
        }

        if (account.OwnsInstallation)
        {
            return s_ownsInstallation;
        }

        var now = clock.GetUtcNow();
        if (!await AccountStatusStore.CloseAsync(session, account.Id, now.ToUnixTimeMilliseconds()))
        {
            return s_closed;
        }

        await changes.TellAsync(session, new CredentialChange(account.Root, CredentialChangeKind.Closed, null));
        await letters.ClosedAsync(session, account, now + options.KeepClosed, caller.Origin);
        return Nothing.Value;
    }
}
