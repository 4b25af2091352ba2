using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Groups;

internal sealed record DeleteGroupRequest : IGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;
}

internal sealed class DeleteGroup(IEnumerable<IPrincipalObstacle> obstacles) : GroupOperation<DeleteGroupRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteGroup));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteGroupRequest request, IamGroup group, Caller caller, DbSession session)
    {
        await IamGroupStore.LockAsync(session, group.Id);
        if (await IamGroupStore.CountMembersAsync(session, group.Id) > 0)
        {
            return IamRefusals.DeleteConflict("remove users from group");
        }

        foreach (var room in obstacles)
        {
            if (await room.FindAsync(session, group.Id) is { } obstacle)
            {
                return IamRefusals.DeleteConflict(obstacle);
            }
        }

        await IamGroupStore.DeleteAsync(session, group.Id);
        return Nothing.Value;
    }
}
