using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record ListGroupPeopleRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string GroupId { get; init; } = null!;

    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string? After { get; init; }

    [Range(1, 100)]
    public int Count { get; init; } = 50;
}

/// <param name="Next">The id after which the next page begins; nothing on the last.</param>
internal sealed record ListGroupPeopleReply(DirectoryGroup Group, IReadOnlyList<DirectoryUser> People, string? Next);

/// <summary>A group and who is in it.</summary>
internal sealed class ListGroupPeople : DirectoryOperation<ListGroupPeopleRequest, ListGroupPeopleReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListGroupPeople), "sso-directory:ListMembersInGroup", readOnly: true);

    protected override async Task<Outcome<ListGroupPeopleReply>> HandleAsync(
        ListGroupPeopleRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        if (await DirectoryGroupStore.FindAsync(session, request.GroupId) is not { } group || group.DirectoryId != directory.Id)
        {
            return StoreRefusals.NoGroup(request.GroupId);
        }

        var rows = await DirectoryUserStore.FindOfGroupAsync(session, group.Id, request.After ?? "", request.Count + 1);
        return new ListGroupPeopleReply(group, [.. rows.Take(request.Count)], rows.Count > request.Count ? rows[request.Count - 1].Id : null);
    }
}
