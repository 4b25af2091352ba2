using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Memberships;

internal sealed record DeleteGroupMembershipRequest : IMembershipRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string MembershipId { get; init; } = null!;
}

/// <summary>Takes a person out of a group; what the group was given no longer holds for them at once.</summary>
internal sealed class DeleteGroupMembership : MembershipOperation<DeleteGroupMembershipRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteGroupMembership));

    protected override async Task<Outcome<Nothing>> HandleAsync(DirectoryMembership membership, DbSession session) =>
        await DirectoryMembershipStore.DeleteAsync(session, membership.Id) ? Nothing.Value : StoreRefusals.NoMembership(membership.Id);
}
