using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record ListPermissionSetProvisioningStatusRequest : InstanceRequest
{
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }

    public OperationStatusFilter? Filter { get; init; }
}

internal sealed record ListPermissionSetProvisioningStatusReply(IReadOnlyList<OperationStatusMetadata> PermissionSetsProvisioningStatus, string? NextToken);

internal sealed class ListPermissionSetProvisioningStatus
    : InstanceOperation<ListPermissionSetProvisioningStatusRequest, ListPermissionSetProvisioningStatusReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListPermissionSetProvisioningStatus), readOnly: true);

    protected override Task<Outcome<ListPermissionSetProvisioningStatusReply>> HandleAsync(
        ListPermissionSetProvisioningStatusRequest request, WorkforceDirectory directory, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => AssignmentRequestStore.FindPageAsync(session, directory.Id, AssignmentRequest.Provision, request.Filter?.Status ?? "", after, limit),
            static found => found.Id,
            static (found, next) => new ListPermissionSetProvisioningStatusReply([.. found.Select(OperationStatusMetadata.Of)], next));
}
