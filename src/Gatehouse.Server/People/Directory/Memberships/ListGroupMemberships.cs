using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Groups;

namespace Gatehouse.Server.People.Directory.Memberships;

internal sealed record ListGroupMembershipsRequest : IStoredGroupRequest, IStorePageRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string GroupId { get; init; } = null!;

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(1, 65535)]
    [Pattern(StorePatterns.NextToken)]
    public string? NextToken { get; init; }
}

internal sealed record ListGroupMembershipsReply(IReadOnlyList<MembershipView> GroupMemberships, string? NextToken);

internal sealed class ListGroupMemberships : GroupOperation<ListGroupMembershipsRequest, ListGroupMembershipsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListGroupMemberships), readOnly: true);

    protected override IEnumerable<string> NameResources(ListGroupMembershipsRequest request) => ["group/" + request.GroupId, "membership/*"];

    protected override async Task<Outcome<ListGroupMembershipsReply>> HandleAsync(
        ListGroupMembershipsRequest request, DirectoryGroup group, Caller caller, DbSession session)
    {
        switch (StorePage.Read(request))
        {
            case Outcome<StorePage>.Done { Value: var page }:
                var (rows, next) = page.Cut(await DirectoryMembershipStore.FindOfGroupAsync(session, group.Id, page), static row => row.UserId);
                return new ListGroupMembershipsReply([.. rows.Select(MembershipView.Of)], next);
            case Outcome<StorePage>.Refused { Refusal: var refusal }:
                return refusal;
            default:
                throw new InvalidOperationException("A page is read or refused.");
        }
    }
}
