using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users.Passwords;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>Passwords that were handed to workforce users: how their owners replace one at the door.</summary>
internal sealed class HandedPasswords(Database database, DirectoryPasswords passwords, NewPasswordWords words)
{
    /// <summary>The answer as the machine takes it; nothing when the hash queue is full.</summary>
    public async Task<SignInInput.NewPasswordGiven?> JudgeAsync(SignInAttempt attempt, PlainPassword chosen, CancellationToken cancellation) =>
        await database.ReadAsync(db => DirectoryUserStore.FindAsync(db, attempt.UserId!), cancellation) is not { } user
            ? new(null, [])
            : await passwords.JudgeAsync(user, chosen, cancellation) switch
            {
                NewPassword.Busy => null,
                NewPassword.Accepted { Phc: var phc } => new(phc, []),
                var refused => new(null, [.. words.Of(refused)]),
            };

    public async Task ReplaceAsync(DbSession db, string userId, string phc)
    {
        var user = await DirectoryUserStore.FindAsync(db, userId) ?? throw new StepLostException();
        await passwords.ChangeAsync(db, user, phc, null);
    }
}
