using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Groups;

internal sealed record DescribeGroupRequest : IStoredGroupRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string GroupId { get; init; } = null!;
}

internal sealed class DescribeGroup : GroupOperation<DescribeGroupRequest, GroupView>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeGroup), readOnly: true);

    protected override async Task<Outcome<GroupView>> HandleAsync(DescribeGroupRequest request, DirectoryGroup group, Caller caller, DbSession session) =>
        GroupView.Of(group, await ExternalIdStore.FindAllAsync(session, group.Id));
}
