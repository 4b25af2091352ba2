using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record DeleteAccountAssignmentRequest : AssignmentDemand;

internal sealed record DeleteAccountAssignmentReply(AccountAssignmentOperationStatus AccountAssignmentDeletionStatus);

/// <summary>Takes an assignment away, also in an account that the directory has lost; with the last one goes the role and its sessions.</summary>
internal sealed class DeleteAccountAssignment(SecretSource random, TimeProvider clock)
    : AssignmentOperation<DeleteAccountAssignmentRequest, DeleteAccountAssignmentReply>(random, clock)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteAccountAssignment));

    protected override async Task<Outcome<DeleteAccountAssignmentReply>> HandleAsync(
        DeleteAccountAssignmentRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        await Assigning.TakeAsync(session, set, AccountId.Get(request.TargetId), request.ToPrincipal())
            ? new DeleteAccountAssignmentReply(await KeepAsync(session, request, directory, set, AssignmentRequest.Delete, failure: null))
            : SsoRefusals.NotFound($"Could not find an assignment of {request.PrincipalType} {request.PrincipalId} in account {request.TargetId}.");
}
