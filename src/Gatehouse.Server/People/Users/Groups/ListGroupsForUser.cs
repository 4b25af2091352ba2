using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Groups;

internal sealed record ListGroupsForUserRequest : IUserRequest, IPagedRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListGroupsForUserReply(IReadOnlyList<GroupView> Groups, bool IsTruncated, string? Marker);

internal sealed class ListGroupsForUser : UserOperation<ListGroupsForUserRequest, ListGroupsForUserReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListGroupsForUser), readOnly: true);

    protected override async Task<Outcome<ListGroupsForUserReply>> HandleAsync(
        ListGroupsForUserRequest request, IamUser user, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await IamGroupStore.FindOfUserAsync(session, user.Id),
            static group => IamUserStore.KeyOf(group.Name),
            static (groups, next) => new ListGroupsForUserReply([.. groups.Select(GroupView.Of)], next is not null, next));
}
