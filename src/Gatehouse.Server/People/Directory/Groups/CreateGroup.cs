using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Groups;

internal sealed record CreateGroupRequest : GroupMembers, IStoreRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;
}

internal sealed record CreateGroupReply(string GroupId, string IdentityStoreId);

internal sealed class CreateGroup(SecretSource random, TimeProvider clock) : StoreOperation<CreateGroupRequest, CreateGroupReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateGroup));

    public override Refusal? Validate(CreateGroupRequest request) => GroupRules.FindProblem(request);

    protected override async Task<Outcome<CreateGroupReply>> HandleAsync(CreateGroupRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        var group = new DirectoryGroup(
            DirectoryGroup.NewId(directory.Id, random), directory.Id, request.DisplayName!, request.Description, DirectoryUser.ByHand, now, caller.Arn, now, caller.Arn);
        return await DirectoryGroupStore.InsertAsync(session, group)
            ? new CreateGroupReply(group.Id, directory.Id)
            : StoreRefusals.Taken("GroupDisplayName");
    }
}
