using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.LoginProfiles;

namespace Gatehouse.Server.People.Users.Passwords;

/// <summary>
/// Judges and sets IAM users' passwords, for administrators, for the users themselves and for the sign-in that asks for a new one.
/// Judging is slow and happens outside of any transaction; setting is the transaction's part.
/// </summary>
internal sealed class IamPasswords(Database database, PasswordHasher hasher, BreachedPasswordRange breached, CredentialChanges changes, TimeProvider clock)
{
    /// <summary>The rules alone: they cost nothing and tell nothing about earlier passwords.</summary>
    /// <param name="selfChosen">The blocklist holds for what people choose for themselves, not for what an administrator sets.</param>
    public async Task<NewPassword?> FindProblemsAsync(Account account, PlainPassword password, bool selfChosen, CancellationToken cancellation)
    {
        var policy = await database.ReadAsync(session => PasswordPolicyStore.FindAsync(session, account.Id), cancellation);
        var problems = IamPasswordRules.FindProblems(password, policy, account);
        if (problems.Count == 0 && selfChosen && Blocklist.Find(password) is { } match)
        {
            problems = [new PasswordProblem.Known(match)];
        }

        return problems.Count > 0 ? new NewPassword.AgainstRules(problems) : null;
    }

    /// <summary>The rules, then the earlier passwords, then the hash. For self-chosen ones only who has proved the present one may ask.</summary>
    public async Task<NewPassword> JudgeAsync(Account account, CredentialOwner owner, PlainPassword password, bool selfChosen, CancellationToken cancellation)
    {
        if (await FindProblemsAsync(account, password, selfChosen, cancellation) is { } problem)
        {
            return problem;
        }

        var (policy, earlier) = await database.ReadAsync(
            async session =>
            {
                var policy = await PasswordPolicyStore.FindAsync(session, account.Id);
                return (policy, policy?.PasswordReusePrevention is { } count ? await PasswordStore.FindLastAsync(session, owner, count) : []);
            },
            cancellation);
        foreach (var old in earlier)
        {
            switch (await hasher.VerifyAsync(password, old, cancellation))
            {
                case VerifyResult.Busy:
                    return new NewPassword.Busy();
                case VerifyResult.Verified { Matches: true }:
                    return new NewPassword.UsedBefore(policy!.PasswordReusePrevention!.Value);
            }
        }

        if (selfChosen && await breached.ContainsAsync(password, cancellation))
        {
            return new NewPassword.Leaked();
        }

        return await hasher.HashAsync(password, cancellation) is HashResult.Hashed { Phc: var phc } ? new NewPassword.Accepted(phc) : new NewPassword.Busy();
    }

    /// <summary>The user chose it: the demand for a new one is met, and whatever the old one opened elsewhere ends.</summary>
    /// <param name="keptSessionId">The session it was done in; it stays.</param>
    public async Task ChangeAsync(DbSession session, IamUser user, string phc, string? keptSessionId)
    {
        await PasswordStore.SetAsync(session, user.Owner, phc, clock.GetUtcNow());
        await LoginProfileStore.SetResetRequiredAsync(session, user.Id, false);
        await changes.TellAsync(session, new CredentialChange(user.Owner, CredentialChangeKind.PasswordChanged, keptSessionId));
    }

    /// <summary>An administrator set it: all that was counted against the user is forgotten, and browsers are no longer known.</summary>
    public async Task ResetAsync(DbSession session, IamUser user, string phc, string? keptSessionId)
    {
        await PasswordStore.SetAsync(session, user.Owner, phc, clock.GetUtcNow());
        await AttemptGuard.ForgetAsync(session, user.Owner);
        await changes.TellAsync(session, new CredentialChange(user.Owner, CredentialChangeKind.PasswordReset, keptSessionId));
    }
}
