using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record ListPersonsGroupsRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

internal sealed record ListPersonsGroupsReply(IReadOnlyList<DirectoryGroup> Groups);

/// <summary>The groups of a person, the first hundred by name.</summary>
internal sealed class ListPersonsGroups : AdministeredUserOperation<ListPersonsGroupsRequest, ListPersonsGroupsReply>
{
    private const int Most = 100;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListPersonsGroups), "sso-directory:ListGroupsForUser", readOnly: true);

    protected override async Task<Outcome<ListPersonsGroupsReply>> HandleAsync(ListPersonsGroupsRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        new ListPersonsGroupsReply(await DirectoryGroupStore.FindOfUserAsync(session, user.Id, Most));
}
