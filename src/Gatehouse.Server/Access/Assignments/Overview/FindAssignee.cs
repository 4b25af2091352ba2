using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Overview;

internal sealed record FindAssigneeRequest : InstanceRequest
{
    [Required]
    [OneOf(AssignedPrincipal.User, AssignedPrincipal.Group)]
    public string PrincipalType { get; init; } = null!;

    /// <summary>The user name, or the group's name.</summary>
    [Required]
    [Length(1, 1024)]
    public string PrincipalName { get; init; } = null!;
}

internal sealed record FindAssigneeReply(string PrincipalId);

/// <summary>People name users and groups; assignments know them by id.</summary>
internal sealed class FindAssignee : InstanceOperation<FindAssigneeRequest, FindAssigneeReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(FindAssignee), Source, new OperationRule.Iam("identitystore:GetUserId", "*"), ReadOnly: true);

    protected override async Task<Outcome<FindAssigneeReply>> HandleAsync(FindAssigneeRequest request, WorkforceDirectory directory, DbSession session) =>
        (request.PrincipalType == AssignedPrincipal.Group
            ? await OverviewStore.FindGroupAsync(session, directory.Id, request.PrincipalName)
            : (await DirectoryUserStore.FindByNameAsync(session, directory.Id, request.PrincipalName))?.Id) is { } id
            ? new FindAssigneeReply(id)
            : SsoRefusals.NotFound($"Could not find {request.PrincipalType} with name {request.PrincipalName}.");
}
