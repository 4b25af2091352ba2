using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record DescribeAccountAssignmentCreationStatusRequest : InstanceRequest
{
    [Required]
    [Length(36, 36)]
    [Pattern(SsoPatterns.RequestId)]
    public string AccountAssignmentCreationRequestId { get; init; } = null!;
}

internal sealed record DescribeAccountAssignmentCreationStatusReply(AccountAssignmentOperationStatus AccountAssignmentCreationStatus);

internal sealed class DescribeAccountAssignmentCreationStatus
    : InstanceOperation<DescribeAccountAssignmentCreationStatusRequest, DescribeAccountAssignmentCreationStatusReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeAccountAssignmentCreationStatus), readOnly: true);

    protected override async Task<Outcome<DescribeAccountAssignmentCreationStatusReply>> HandleAsync(
        DescribeAccountAssignmentCreationStatusRequest request, WorkforceDirectory directory, DbSession session) =>
        await AssignmentRequestStore.FindAsync(session, directory.Id, AssignmentRequest.Create, request.AccountAssignmentCreationRequestId) is { } found
            ? new DescribeAccountAssignmentCreationStatusReply(AccountAssignmentOperationStatus.Of(found, directory))
            : SsoRefusals.NotFound($"Could not find a request with ID {request.AccountAssignmentCreationRequestId}.");
}
