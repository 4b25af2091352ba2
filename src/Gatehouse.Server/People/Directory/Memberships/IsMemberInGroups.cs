using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Memberships;

internal sealed record IsMemberInGroupsRequest : IMemberRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    public MemberId MemberId { get; init; } = null!;

    [Required]
    [Count(1, 100)]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public IReadOnlyList<string> GroupIds { get; init; } = null!;
}

internal sealed record MembershipExistence(string GroupId, MemberId MemberId, bool MembershipExists);

internal sealed record IsMemberInGroupsReply(IReadOnlyList<MembershipExistence> Results);

internal sealed class IsMemberInGroups : MemberOperation<IsMemberInGroupsRequest, IsMemberInGroupsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(IsMemberInGroups), readOnly: true);

    protected override IEnumerable<string> NameResources(IsMemberInGroupsRequest request) =>
        [.. request.GroupIds.Distinct(StringComparer.Ordinal).Select(static id => "group/" + id), .. base.NameResources(request)];

    protected override async Task<Outcome<IsMemberInGroupsReply>> HandleAsync(IsMemberInGroupsRequest request, DirectoryUser user, DbSession session)
    {
        var found = await DirectoryMembershipStore.FindAmongAsync(session, user.Id, request.GroupIds);
        return new IsMemberInGroupsReply([.. request.GroupIds.Select(id => new MembershipExistence(id, request.MemberId, found.Contains(id)))]);
    }
}
