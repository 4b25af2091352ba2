using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Memberships;

internal sealed record DescribeGroupMembershipRequest : IMembershipRequest
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

internal sealed class DescribeGroupMembership : MembershipOperation<DescribeGroupMembershipRequest, MembershipView>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeGroupMembership), readOnly: true);

    protected override Task<Outcome<MembershipView>> HandleAsync(DirectoryMembership membership, DbSession session) =>
        Task.FromResult<Outcome<MembershipView>>(MembershipView.Of(membership));
}
