using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Groups;

namespace Gatehouse.Server.People.Directory.Memberships;

internal sealed record CreateGroupMembershipRequest : IStoredGroupRequest
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

internal sealed record CreateGroupMembershipReply(string MembershipId, string IdentityStoreId);

internal sealed class CreateGroupMembership(SecretSource random, TimeProvider clock) : GroupOperation<CreateGroupMembershipRequest, CreateGroupMembershipReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateGroupMembership));

    protected override IEnumerable<string> NameResources(CreateGroupMembershipRequest request) =>
        ["group/" + request.GroupId, "user/" + request.MemberId.UserId, "membership/*"];

    protected override async Task<Outcome<CreateGroupMembershipReply>> HandleAsync(
        CreateGroupMembershipRequest request, DirectoryGroup group, Caller caller, DbSession session)
    {
        await DirectoryUserStore.LockAsync(session, request.MemberId.UserId);
        if (await DirectoryUserStore.FindAsync(session, request.MemberId.UserId) is not { } user || user.DirectoryId != group.DirectoryId)
        {
            return StoreRefusals.NoUser(request.MemberId.UserId);
        }

        var id = DirectoryUser.NewId(group.DirectoryId, random);
        return await DirectoryGroupStore.AddMemberAsync(session, id, group, user.Id, caller.Arn, clock.GetUtcNow())
            ? new CreateGroupMembershipReply(id, group.DirectoryId)
            : StoreRefusals.Taken("Membership");
    }
}
