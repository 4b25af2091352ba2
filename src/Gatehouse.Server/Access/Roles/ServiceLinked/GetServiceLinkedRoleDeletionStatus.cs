using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.ServiceLinked;

internal sealed record GetServiceLinkedRoleDeletionStatusRequest
{
    [Required]
    [Length(1, 1000)]
    public string DeletionTaskId { get; init; } = null!;
}

internal sealed record GetServiceLinkedRoleDeletionStatusReply
{
    public required string Status { get; init; }
}

internal sealed class GetServiceLinkedRoleDeletionStatus : IamOperation<GetServiceLinkedRoleDeletionStatusRequest, GetServiceLinkedRoleDeletionStatusReply>
{
    private const string Prefix = "task/aws-service-role/";

    public override OperationDeclaration Declaration { get; } =
        Declare(nameof(GetServiceLinkedRoleDeletionStatus), "arn:aws:iam::{account}:role/aws-service-role/*", readOnly: true);

    public override Refusal? Validate(GetServiceLinkedRoleDeletionStatusRequest request) =>
        request.DeletionTaskId.StartsWith(Prefix, StringComparison.Ordinal)
            ? null
            : IamRefusals.InvalidInput("The deletion task id is not valid.");

    public override async Task<Outcome<GetServiceLinkedRoleDeletionStatusReply>> HandleAsync(
        GetServiceLinkedRoleDeletionStatusRequest request, Caller caller, DbSession session) =>
        await RoleDeletionStore.ExistsAsync(session, request.DeletionTaskId, caller.AccountId)
            ? new GetServiceLinkedRoleDeletionStatusReply { Status = "SUCCEEDED" }
            : IamRefusals.NoSuchEntity($"The deletion task with id {request.DeletionTaskId} cannot be found.");
}
