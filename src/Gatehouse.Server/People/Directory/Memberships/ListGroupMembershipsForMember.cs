using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Memberships;

internal sealed record ListGroupMembershipsForMemberRequest : IMemberRequest, IStorePageRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    public MemberId MemberId { get; init; } = null!;

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(1, 65535)]
    [Pattern(StorePatterns.NextToken)]
    public string? NextToken { get; init; }
}

internal sealed record ListGroupMembershipsForMemberReply(IReadOnlyList<MembershipView> GroupMemberships, string? NextToken);

internal sealed class ListGroupMembershipsForMember : MemberOperation<ListGroupMembershipsForMemberRequest, ListGroupMembershipsForMemberReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListGroupMembershipsForMember), readOnly: true);

    protected override async Task<Outcome<ListGroupMembershipsForMemberReply>> HandleAsync(
        ListGroupMembershipsForMemberRequest request, DirectoryUser user, DbSession session)
    {
        switch (StorePage.Read(request))
        {
            case Outcome<StorePage>.Done { Value: var page }:
                var (rows, next) = page.Cut(await DirectoryMembershipStore.FindOfUserAsync(session, user.Id, page), static row => row.GroupId);
                return new ListGroupMembershipsForMemberReply([.. rows.Select(MembershipView.Of)], next);
            case Outcome<StorePage>.Refused { Refusal: var refusal }:
                return refusal;
            default:
                throw new InvalidOperationException("A page is read or refused.");
        }
    }
}
