using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Memberships;

internal sealed record GetGroupMembershipIdRequest : IMemberRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string GroupId { get; init; } = null!;

    [Required]
    public MemberId MemberId { get; init; } = null!;
}

internal sealed record GetGroupMembershipIdReply(string MembershipId, string IdentityStoreId);

internal sealed class GetGroupMembershipId : MemberOperation<GetGroupMembershipIdRequest, GetGroupMembershipIdReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetGroupMembershipId), readOnly: true);

    protected override IEnumerable<string> NameResources(GetGroupMembershipIdRequest request) => ["group/" + request.GroupId, .. base.NameResources(request)];

    protected override async Task<Outcome<GetGroupMembershipIdReply>> HandleAsync(GetGroupMembershipIdRequest request, DirectoryUser user, DbSession session) =>
        await DirectoryMembershipStore.FindIdAsync(session, request.GroupId, user.Id) is { } id
            ? new GetGroupMembershipIdReply(id, user.DirectoryId)
            : StoreRefusals.NoMembership(null);
}
