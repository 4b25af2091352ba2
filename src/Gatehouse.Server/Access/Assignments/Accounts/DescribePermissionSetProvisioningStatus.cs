using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record DescribePermissionSetProvisioningStatusRequest : InstanceRequest
{
    [Required]
    [Length(36, 36)]
    [Pattern(SsoPatterns.RequestId)]
    public string ProvisionPermissionSetRequestId { get; init; } = null!;
}

internal sealed record DescribePermissionSetProvisioningStatusReply(PermissionSetProvisioningStatus PermissionSetProvisioningStatus);

internal sealed class DescribePermissionSetProvisioningStatus
    : InstanceOperation<DescribePermissionSetProvisioningStatusRequest, DescribePermissionSetProvisioningStatusReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribePermissionSetProvisioningStatus), readOnly: true);

    protected override async Task<Outcome<DescribePermissionSetProvisioningStatusReply>> HandleAsync(
        DescribePermissionSetProvisioningStatusRequest request, WorkforceDirectory directory, DbSession session) =>
        await AssignmentRequestStore.FindAsync(session, directory.Id, AssignmentRequest.Provision, request.ProvisionPermissionSetRequestId) is { } found
            ? new DescribePermissionSetProvisioningStatusReply(PermissionSetProvisioningStatus.Of(found, directory))
            : SsoRefusals.NotFound($"Could not find a request with ID {request.ProvisionPermissionSetRequestId}.");
}
