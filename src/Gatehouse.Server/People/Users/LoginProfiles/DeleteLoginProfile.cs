using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Users.LoginProfiles;

internal sealed record DeleteLoginProfileRequest : IUserRequest
{
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }
}

/// <summary>Takes the console away: the password and its history are gone, and every session it opened ends.</summary>
internal sealed class DeleteLoginProfile(CredentialChanges changes) : UserOperation<DeleteLoginProfileRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteLoginProfile));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteLoginProfileRequest request, IamUser user, Caller caller, DbSession session)
    {
        await IamUserStore.LockAsync(session, user.Id);
        if (!await LoginProfileStore.DeleteAsync(session, user.Id))
        {
            return LoginProfileRefusals.NotFound(user.Name);
        }

        await PasswordStore.DeleteAsync(session, user.Owner);
        await changes.TellAsync(session, new CredentialChange(user.Owner, CredentialChangeKind.PasswordReset, null));
        return Nothing.Value;
    }
}
