using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Groups;

internal sealed class RemoveUserFromGroup : GroupOperation<MembershipRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(RemoveUserFromGroup));

    protected override async Task<Outcome<Nothing>> HandleAsync(MembershipRequest request, IamGroup group, Caller caller, DbSession session)
    {
        if (await IamUserStore.FindAsync(session, group.AccountId, request.UserName) is not { } user)
        {
            return IamRefusals.NotFound("user", request.UserName);
        }

        return await IamGroupStore.RemoveMemberAsync(session, user.Id, group.Id)
            ? Nothing.Value
            : IamRefusals.NoSuchEntity($"User {user.Name} not in group {group.Name}");
    }
}
