using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Groups;

internal sealed record UpdateGroupRequest : IGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;

    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? NewPath { get; init; }

    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? NewGroupName { get; init; }
}

/// <summary>Another name or path: id, members and policies stay, the ARN follows.</summary>
internal sealed class UpdateGroup : GroupOperation<UpdateGroupRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateGroup));

    /// <summary>Both what the group is and what it becomes.</summary>
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(UpdateGroupRequest request, Caller caller, DbSession session)
    {
        var present = (await base.FindChecksAsync(request, caller, session))[0];
        var group = await IamGroupStore.FindAsync(session, AccountId.Get(caller.AccountId), request.GroupName);
        var to = IamGroup.ArnOf(caller.AccountId, request.NewPath ?? group?.Path ?? "/", request.NewGroupName ?? group?.Name ?? request.GroupName);
        return to == present.Resource ? [present] : [present, present with { Resource = to }];
    }

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateGroupRequest request, IamGroup group, Caller caller, DbSession session)
    {
        var name = request.NewGroupName ?? group.Name;
        return await IamGroupStore.RenameAsync(session, group, name, request.NewPath ?? group.Path)
            ? Nothing.Value
            : IamRefusals.AlreadyExists("Group", name);
    }
}
