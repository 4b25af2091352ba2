using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Groups;

internal sealed record DeleteGroupRequest : IStoredGroupRequest
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

/// <summary>Removes a group with its memberships and what was assigned to it; its people stay.</summary>
internal sealed class DeleteGroup : GroupOperation<DeleteGroupRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteGroup));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteGroupRequest request, DirectoryGroup group, Caller caller, DbSession session)
    {
        await ExternalIdStore.DeleteAllAsync(session, group.Id);
        await DirectoryGroupStore.DeleteAsync(session, group.Id);
        return Nothing.Value;
    }
}
