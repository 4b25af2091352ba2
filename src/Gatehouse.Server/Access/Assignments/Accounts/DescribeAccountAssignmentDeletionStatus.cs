using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record DescribeAccountAssignmentDeletionStatusRequest : InstanceRequest
{
    [Required]
    [Length(36, 36)]
    [Pattern(SsoPatterns.RequestId)]
    public string AccountAssignmentDeletionRequestId { get; init; } = null!;
}

internal sealed record DescribeAccountAssignmentDeletionStatusReply(AccountAssignmentOperationStatus AccountAssignmentDeletionStatus);

internal sealed class DescribeAccountAssignmentDeletionStatus
    : InstanceOperation<DescribeAccountAssignmentDeletionStatusRequest, DescribeAccountAssignmentDeletionStatusReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeAccountAssignmentDeletionStatus), readOnly: true);

    protected override async Task<Outcome<DescribeAccountAssignmentDeletionStatusReply>> HandleAsync(
        DescribeAccountAssignmentDeletionStatusRequest request, WorkforceDirectory directory, DbSession session) =>
        await AssignmentRequestStore.FindAsync(session, directory.Id, AssignmentRequest.Delete, request.AccountAssignmentDeletionRequestId) is { } found
            ? new DescribeAccountAssignmentDeletionStatusReply(AccountAssignmentOperationStatus.Of(found, directory))
            : SsoRefusals.NotFound($"Could not find a request with ID {request.AccountAssignmentDeletionRequestId}.");
}
