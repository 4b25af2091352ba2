using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

/// <summary>What became of a request to bring roles into step.</summary>
/// <param name="AccountId">Nothing for all accounts.</param>
internal sealed record PermissionSetProvisioningStatus(
    string Status, string RequestId, string? AccountId, string PermissionSetArn, string? FailureReason, DateTimeOffset CreatedDate)
{
    public static PermissionSetProvisioningStatus Of(AssignmentRequest request, WorkforceDirectory directory) => new(
        request.Status,
        request.Id,
        request.AccountId,
        PermissionSet.ArnOf(directory.InstanceId, request.PermissionSetId),
        request.FailureReason,
        request.CreatedAt);
}
