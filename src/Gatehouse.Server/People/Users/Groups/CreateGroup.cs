using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Groups;

internal sealed record CreateGroupRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? Path { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;
}

internal sealed record CreateGroupReply(GroupView Group);

internal sealed class CreateGroup(SecretSource random, TimeProvider clock) : IamOperation<CreateGroupRequest, CreateGroupReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateGroup));

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateGroupRequest request, Caller caller, DbSession session) =>
        new([new AccessCheck("iam:CreateGroup", IamGroup.ArnOf(caller.AccountId, request.Path ?? "/", request.GroupName))]);

    public override async Task<Outcome<CreateGroupReply>> HandleAsync(CreateGroupRequest request, Caller caller, DbSession session)
    {
        var account = AccountId.Get(caller.AccountId);
        var group = new IamGroup(
            UniqueId.Group + random.Text(UniqueId.RandomLength, UniqueId.Alphabet), account, request.GroupName, request.Path ?? "/", clock.GetUtcNow());
        await AccountChangeStore.LockAsync(session, account);
        if (await IamGroupStore.InsertAsync(session, group))
        {
            return new CreateGroupReply(GroupView.Of(group));
        }

        return await IamGroupStore.FindAsync(session, account, group.Name) is { } other
            ? IamRefusals.AlreadyExists("Group", other.Name)
            : IamRefusals.LimitExceeded("GroupsPerAccount", IamQuotas.Groups);
    }
}
