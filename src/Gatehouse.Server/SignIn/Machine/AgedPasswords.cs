using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>Interim: joined with the account's password policy when that is there.</summary>
internal sealed class AgedPasswords(PasswordHasher hasher, CredentialChanges changes, TimeProvider clock)
{
    public static async Task<bool> MaySignInAsync(DbSession db, string userId) =>
        await db.GetAsync<long>("SELECT count(*) FROM login_profiles WHERE user_id = @userId", new { userId }) == 1;

    public static async Task<PasswordState> FindStateAsync(DbSession db, AccountId account, string userId) =>
        await db.FindAsync<long?>("SELECT reset_required FROM login_profiles WHERE user_id = @userId", new { userId }) == 1 ? PasswordState.MustChange : PasswordState.Fine;

    public async Task<SignInInput.NewPasswordGiven?> JudgeAsync(SignInAttempt attempt, PlainPassword chosen, CancellationToken cancellation) =>
        await hasher.HashAsync(chosen, cancellation) is HashResult.Hashed hashed ? new(hashed.Phc, []) : null;

    public async Task ReplaceAsync(DbSession db, string userId, string phc)
    {
        var owner = IamUser.OwnerOf(userId);
        await PasswordStore.SetAsync(db, owner, phc, clock.GetUtcNow());
        await db.ExecuteAsync("UPDATE login_profiles SET reset_required = 0 WHERE user_id = @userId", new { userId });
        await changes.TellAsync(db, new(owner, CredentialChangeKind.PasswordChanged, null));
    }
}
