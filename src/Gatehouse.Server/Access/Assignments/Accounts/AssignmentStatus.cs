using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Accounts;

/// <summary>What became of a request to assign or to take away.</summary>
internal sealed record AccountAssignmentOperationStatus
{
    public required string Status { get; init; }

    public required string RequestId { get; init; }

    public string? FailureReason { get; init; }

    public string? TargetId { get; init; }

    public string TargetType => TargetTypes.Account;

    public required string PermissionSetArn { get; init; }

    public string? PrincipalType { get; init; }

    public string? PrincipalId { get; init; }

    public required DateTimeOffset CreatedDate { get; init; }

    public static AccountAssignmentOperationStatus Of(AssignmentRequest request, WorkforceDirectory directory) => new()
    {
        Status = request.Status,
        RequestId = request.Id,
        FailureReason = request.FailureReason,
        TargetId = request.AccountId,
        PermissionSetArn = PermissionSet.ArnOf(directory.InstanceId, request.PermissionSetId),
        PrincipalType = request.Principal?.Type,
        PrincipalId = request.Principal?.Id,
        CreatedDate = request.CreatedAt,
    };
}

/// <summary>The same, as lists show it.</summary>
internal sealed record OperationStatusMetadata(string Status, string RequestId, DateTimeOffset CreatedDate)
{
    public static OperationStatusMetadata Of(AssignmentRequest request) => new(request.Status, request.Id, request.CreatedAt);
}

internal sealed record OperationStatusFilter
{
    [OneOf("IN_PROGRESS", AssignmentRequest.Failed, AssignmentRequest.Succeeded)]
    public string? Status { get; init; }
}

internal static class TargetTypes
{
    public const string Account = "AWS_ACCOUNT";
    public const string AllProvisioned = "ALL_PROVISIONED_ACCOUNTS";
}
