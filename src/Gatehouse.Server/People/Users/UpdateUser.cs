using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

internal sealed record UpdateUserRequest : IUserRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? NewPath { get; init; }

    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? NewUserName { get; init; }
}

/// <summary>Another name or path: id, credentials, groups and policies stay, the ARN follows.</summary>
internal sealed class UpdateUser : UserOperation<UpdateUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateUser));

    /// <summary>Both what the user is and what it becomes: nobody moves a user out of, or into, a path they may not touch.</summary>
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(UpdateUserRequest request, Caller caller, DbSession session)
    {
        var present = (await base.FindChecksAsync(request, caller, session))[0];
        var user = await IamUserStore.FindAsync(session, Accounts.AccountId.Get(caller.AccountId), request.UserName!);
        var to = IamUser.ArnOf(caller.AccountId, request.NewPath ?? user?.Path ?? "/", request.NewUserName ?? user?.Name ?? request.UserName!);
        return to == present.Resource ? [present] : [present, present with { Resource = to }];
    }

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateUserRequest request, IamUser user, Caller caller, DbSession session)
    {
        var name = request.NewUserName ?? user.Name;
        return await IamUserStore.RenameAsync(session, user, name, request.NewPath ?? user.Path)
            ? Nothing.Value
            : IamRefusals.AlreadyExists("User", name);
    }
}
