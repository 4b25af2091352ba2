using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Groups;

internal sealed record MembershipRequest : IGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;
}

/// <summary>Adding who is a member already is no error.</summary>
internal sealed class AddUserToGroup(TimeProvider clock) : GroupOperation<MembershipRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(AddUserToGroup));

    protected override async Task<Outcome<Nothing>> HandleAsync(MembershipRequest request, IamGroup group, Caller caller, DbSession session)
    {
        if (await IamUserStore.FindAsync(session, group.AccountId, request.UserName) is not { } user)
        {
            return IamRefusals.NotFound("user", request.UserName);
        }

        await IamUserStore.LockAsync(session, user.Id);
        return await IamGroupStore.AddMemberAsync(session, user.Id, group.Id, clock.GetUtcNow())
            ? Nothing.Value
            : IamRefusals.LimitExceeded("GroupsPerUser", IamQuotas.GroupsPerUser);
    }
}
