using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.Passwords;

namespace Gatehouse.Server.People.Users.LoginProfiles;

internal sealed record UpdateLoginProfileRequest : IUserRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Length(1, 128)]
    [Pattern(LoginProfile.Text)]
    [Secret]
    public string? Password { get; init; }

    public bool? PasswordResetRequired { get; init; }
}

/// <summary>An administrator's new password for somebody: what the old one opened ends, and the wait after wrong tries with it.</summary>
internal sealed class UpdateLoginProfile(Database database, IamPasswords passwords) : UserOperation<UpdateLoginProfileRequest, Nothing>
{
    private string? phc;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateLoginProfile));

    /// <summary>What is wrong with the password, after it was refused.</summary>
    public NewPassword? Judgement { get; private set; }

    public override async ValueTask<Refusal?> PrepareAsync(UpdateLoginProfileRequest request, Caller caller, CancellationToken cancellation)
    {
        var name = request.UserName!;
        var (account, user, profile) = await database.ReadAsync(
            async session =>
            {
                var id = AccountId.Get(caller.AccountId);
                var found = await IamUserStore.FindAsync(session, id, name);
                return (await AccountStore.FindAsync(session, id), found, found is null ? null : await LoginProfileStore.FindAsync(session, found.Id));
            },
            cancellation);
        if (account is null || user is null)
        {
            return IamRefusals.NotFound("user", name);
        }

        if (profile is null)
        {
            return LoginProfileRefusals.NotFound(user.Name);
        }

        if (request.Password is not { } password)
        {
            return null;
        }

        Judgement = await passwords.JudgeAsync(account, user.Owner, PlainPassword.From(password), selfChosen: false, cancellation);
        phc = (Judgement as NewPassword.Accepted)?.Phc;
        return Judgement.ToRefusal();
    }

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateLoginProfileRequest request, IamUser user, Caller caller, DbSession session)
    {
        await IamUserStore.LockAsync(session, user.Id);
        if (await LoginProfileStore.FindAsync(session, user.Id) is null)
        {
            return LoginProfileRefusals.NotFound(user.Name);
        }

        if (phc is not null)
        {
            await passwords.ResetAsync(session, user, phc, caller.SessionId);
        }

        if (request.PasswordResetRequired is { } reset)
        {
            await LoginProfileStore.SetResetRequiredAsync(session, user.Id, reset);
        }

        return Nothing.Value;
    }
}
