using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record CreateAccountAssignmentRequest : AssignmentDemand;

internal sealed record CreateAccountAssignmentReply(AccountAssignmentOperationStatus AccountAssignmentCreationStatus);

/// <summary>Assigns a user or group, and brings the account's role into step. Assigning again is no mistake.</summary>
internal sealed class CreateAccountAssignment(Assigning assigning, SecretSource random, TimeProvider clock)
    : AssignmentOperation<CreateAccountAssignmentRequest, CreateAccountAssignmentReply>(random, clock)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateAccountAssignment));

    protected override async Task<Outcome<CreateAccountAssignmentReply>> HandleAsync(
        CreateAccountAssignmentRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session)
    {
        if (await AssignableAccounts.FindAsync(session, directory, AccountId.Get(request.TargetId)) is not { } account)
        {
            return SsoRefusals.NotFound($"Could not find AWS account with ID {request.TargetId}.");
        }

        var principal = request.ToPrincipal();
        if (!await PrincipalStore.ExistsAsync(session, directory.Id, principal))
        {
            return SsoRefusals.NotFound($"Could not find {principal.Type} with ID {principal.Id}.");
        }

        var failure = await assigning.GiveAsync(session, set, account.Id, principal);
        return new CreateAccountAssignmentReply(await KeepAsync(session, request, directory, set, AssignmentRequest.Create, failure));
    }
}
