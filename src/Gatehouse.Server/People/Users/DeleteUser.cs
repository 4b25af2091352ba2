using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Users;

internal sealed record DeleteUserRequest : IUserRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }
}

/// <summary>Removes a user that nothing hangs on any more, with all that it was known by.</summary>
internal sealed class DeleteUser(IEnumerable<IPrincipalObstacle> obstacles, CredentialChanges changes) : UserOperation<DeleteUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteUser));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteUserRequest request, IamUser user, Caller caller, DbSession session)
    {
        await IamUserStore.LockAsync(session, user.Id);
        if (await FindObstacleAsync(session, user) is { } obstacle)
        {
            return IamRefusals.DeleteConflict(obstacle);
        }

        await changes.TellAsync(session, new CredentialChange(user.Owner, CredentialChangeKind.Closed, null));
        await PasswordStore.DeleteAsync(session, user.Owner);
        await AttemptGuard.ForgetAsync(session, user.Owner);
        await TagStore.RemoveAllAsync(session, user.Id);
        await IamUserStore.DeleteAsync(session, user.Id);
        return Nothing.Value;
    }

    private async Task<string?> FindObstacleAsync(DbSession session, IamUser user)
    {
        if (await IamUserStore.FindObstacleAsync(session, user.Id) is { } own)
        {
            return own;
        }

        foreach (var room in obstacles)
        {
            if (await room.FindAsync(session, user.Id) is { } other)
            {
                return other;
            }
        }

        return null;
    }
}
