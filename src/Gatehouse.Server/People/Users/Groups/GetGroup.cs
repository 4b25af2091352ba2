using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Groups;

internal sealed record GetGroupRequest : IGroupRequest, IPagedRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record GetGroupReply(GroupView Group, IReadOnlyList<UserView> Users, bool IsTruncated, string? Marker);

/// <summary>A group with its members, page by page.</summary>
internal sealed class GetGroup : GroupOperation<GetGroupRequest, GetGroupReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetGroup), readOnly: true);

    protected override Task<Outcome<GetGroupReply>> HandleAsync(GetGroupRequest request, IamGroup group, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => IamUserStore.FindOfGroupAsync(session, group.Id, page),
            static user => IamUserStore.KeyOf(user.Name),
            (users, next) => new GetGroupReply(GroupView.Of(group), [.. users.Select(UserView.InList)], next is not null, next));
}
