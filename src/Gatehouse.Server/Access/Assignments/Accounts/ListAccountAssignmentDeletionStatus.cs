using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

internal sealed record ListAccountAssignmentDeletionStatusRequest : InstanceRequest
{
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }

    public OperationStatusFilter? Filter { get; init; }
}

internal sealed record ListAccountAssignmentDeletionStatusReply(IReadOnlyList<OperationStatusMetadata> AccountAssignmentsDeletionStatus, string? NextToken);

internal sealed class ListAccountAssignmentDeletionStatus
    : InstanceOperation<ListAccountAssignmentDeletionStatusRequest, ListAccountAssignmentDeletionStatusReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAccountAssignmentDeletionStatus), readOnly: true);

    protected override Task<Outcome<ListAccountAssignmentDeletionStatusReply>> HandleAsync(
        ListAccountAssignmentDeletionStatusRequest request, WorkforceDirectory directory, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => AssignmentRequestStore.FindPageAsync(session, directory.Id, AssignmentRequest.Delete, request.Filter?.Status ?? "", after, limit),
            static found => found.Id,
            static (found, next) => new ListAccountAssignmentDeletionStatusReply([.. found.Select(OperationStatusMetadata.Of)], next));
}
