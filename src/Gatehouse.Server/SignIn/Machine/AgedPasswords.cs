using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.LoginProfiles;
using Gatehouse.Server.People.Users.Passwords;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>Passwords that an administrator set or that expire: how they stand, and how their owner replaces one at the door.</summary>
internal sealed class AgedPasswords(Database database, IamPasswords passwords, PasswordCheck check, NewPasswordWords words, TimeProvider clock)
{
    /// <summary>How a user's password stands; nothing when there is none. It costs the same for users and accounts that do not exist.</summary>
    public async Task<PasswordState?> FindStateAsync(DbSession db, AccountId account, string userId)
    {
        var policy = await PasswordPolicyStore.FindAsync(db, account);
        var profile = await LoginProfileStore.FindAsync(db, userId);
        return profile is null ? null : (policy?.AgeOf(profile.PasswordChangedAt, clock.GetUtcNow()) ?? PasswordAge.Fine) switch
        {
            PasswordAge.HardExpired => PasswordState.Locked,
            PasswordAge.Expired => PasswordState.MustChange,
            _ => profile.ResetRequired ? PasswordState.MustChange : PasswordState.Fine,
        };
    }

    /// <summary>The answer as the machine takes it; nothing when the hash queue is full.</summary>
    public async Task<SignInInput.NewPasswordGiven?> JudgeAsync(SignInAttempt attempt, PlainPassword chosen, CancellationToken cancellation)
    {
        var account = await database.ReadAsync(db => AccountStore.FindAsync(db, AccountId.Get(attempt.AccountId!)), cancellation);
        if (account is null)
        {
            return new(null, []);
        }

        var owner = CredentialOwner.Read(attempt.Owner);
        switch (await passwords.JudgeAsync(account, owner, chosen, selfChosen: true, cancellation))
        {
            case NewPassword.Busy:
                return null;
            case NewPassword.Accepted { Phc: var phc }:
                // Whatever the account remembers: the present one is what has to go.
                return await check.VerifyAsync(owner, chosen, cancellation) switch
                {
                    PasswordVerdict.Busy => null,
                    PasswordVerdict.Right => new(null, [words.Same]),
                    _ => new(phc, []),
                };
            case var refused:
                return new(null, [.. words.Of(refused)]);
        }
    }

    public async Task ReplaceAsync(DbSession db, string userId, string phc)
    {
        var user = await IamUserStore.FindAsync(db, userId) ?? throw new StepLostException();
        await passwords.ChangeAsync(db, user, phc, null);
    }
}
