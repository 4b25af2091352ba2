using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.Passwords;

namespace Gatehouse.Server.People.Users.LoginProfiles;

internal sealed record CreateLoginProfileRequest : IUserRequest
{
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(LoginProfile.Text)]
    [Secret]
    public string Password { get; init; } = null!;

    public bool? PasswordResetRequired { get; init; }
}

internal sealed record CreateLoginProfileReply(LoginProfileView LoginProfile);

/// <summary>Gives a user a password, and with it the console.</summary>
internal sealed class CreateLoginProfile(Database database, IamPasswords passwords, TimeProvider clock)
    : UserOperation<CreateLoginProfileRequest, CreateLoginProfileReply>
{
    private string? phc;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateLoginProfile));

    /// <summary>What is wrong with the password, after it was refused.</summary>
    public NewPassword? Judgement { get; private set; }

    public override async ValueTask<Refusal?> PrepareAsync(CreateLoginProfileRequest request, Caller caller, CancellationToken cancellation)
    {
        if ((request.UserName ?? caller.UserName) is not { } name)
        {
            return null;
        }

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

        if (profile is not null)
        {
            return LoginProfileRefusals.AlreadyExists(user.Name);
        }

        Judgement = await passwords.JudgeAsync(account, user.Owner, PlainPassword.From(request.Password), selfChosen: false, cancellation);
        phc = (Judgement as NewPassword.Accepted)?.Phc;
        return Judgement.ToRefusal();
    }

    protected override async Task<Outcome<CreateLoginProfileReply>> HandleAsync(
        CreateLoginProfileRequest request, IamUser user, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        var reset = request.PasswordResetRequired ?? false;
        if (!await LoginProfileStore.InsertAsync(session, user.Id, reset, now))
        {
            return LoginProfileRefusals.AlreadyExists(user.Name);
        }

        await passwords.ResetAsync(session, user, phc!, caller.SessionId);
        return new CreateLoginProfileReply(new(user.Name, now, reset));
    }
}
