using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Groups;

internal sealed record UpdateGroupRequest : IStoredGroupRequest
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
    [Count(1, 100)]
    public IReadOnlyList<AttributeOperation> Operations { get; init; } = null!;
}

internal sealed class UpdateGroup(TimeProvider clock) : GroupOperation<UpdateGroupRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateGroup));

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateGroupRequest request, DirectoryGroup group, Caller caller, DbSession session)
    {
        switch (AttributeTree.Change(new GroupMembers { DisplayName = group.DisplayName, Description = group.Description }, request.Operations))
        {
            case Outcome<GroupMembers>.Refused { Refusal: var refusal }:
                return refusal;
            case Outcome<GroupMembers>.Done { Value: var after }:
                return GroupRules.FindProblem(after) is { } problem ? problem : await SaveAsync(session, group, after, caller);
            default:
                throw new InvalidOperationException("A change is made or refused.");
        }
    }

    private async Task<Outcome<Nothing>> SaveAsync(DbSession session, DirectoryGroup group, GroupMembers after, Caller caller)
    {
        await WorkforceDirectoryStore.LockAsync(session, group.DirectoryId);
        var changed = group with { DisplayName = after.DisplayName!, Description = after.Description, UpdatedAt = clock.GetUtcNow(), UpdatedBy = caller.Arn };
        return await DirectoryGroupStore.UpdateAsync(session, changed) ? Nothing.Value : StoreRefusals.Taken("GroupDisplayName");
    }
}
