using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Groups;

internal sealed record ListGroupsRequest : IPagedRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListGroupsReply(IReadOnlyList<GroupView> Groups, bool IsTruncated, string? Marker);

internal sealed class ListGroups : IamOperation<ListGroupsRequest, ListGroupsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListGroups), readOnly: true);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(ListGroupsRequest request, Caller caller, DbSession session) =>
        new([new AccessCheck("iam:ListGroups", IamGroup.ArnOf(caller.AccountId, request.PathPrefix ?? "/", ""))]);

    public override Task<Outcome<ListGroupsReply>> HandleAsync(ListGroupsRequest request, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => IamGroupStore.FindPageAsync(session, AccountId.Get(caller.AccountId), request.PathPrefix ?? "/", page),
            static group => IamUserStore.KeyOf(group.Name),
            static (groups, next) => new ListGroupsReply([.. groups.Select(GroupView.Of)], next is not null, next));
}
