using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.Passwords;

namespace Gatehouse.Server.People.Directory;

/// <summary>
/// Judges and sets workforce users' passwords, for themselves, for their links and for administrators who hand one out. Judging is slow
/// and happens outside of any transaction; setting is the transaction's part.
/// </summary>
internal sealed class DirectoryPasswords(
    PasswordCheck check, PasswordHasher hasher, BreachedPasswordRange breached, CredentialChanges changes, TimeProvider clock)
{
    /// <summary>Of the last passwords these may not come back.</summary>
    public const int Remembered = 3;

    /// <summary>What a guesser knows of a person.</summary>
    public static PasswordContext ContextOf(DirectoryUser user) => new(
        PasswordPreset.Guide,
        false,
        user.Email,
        [.. new[] { user.UserName, user.DisplayName, user.Attributes.Name.GivenName, user.Attributes.Name.FamilyName }.OfType<string>()]);

    /// <summary>The rules alone: they cost nothing and tell nothing about earlier passwords.</summary>
    public static NewPassword? FindProblems(DirectoryUser user, PlainPassword chosen) =>
        PasswordRules.Check(chosen, ContextOf(user)) is { Count: > 0 } problems ? new NewPassword.AgainstRules(problems) : null;

    /// <summary>What the person chose. What costs nothing is asked first; only who has proved to be the owner may ask.</summary>
    public async Task<NewPassword> JudgeAsync(DirectoryUser user, PlainPassword chosen, CancellationToken cancellation)
    {
        if (FindProblems(user, chosen) is { } problem)
        {
            return problem;
        }

        return await check.IsRecentAsync(user.Owner, chosen, cancellation) switch
        {
            true => new NewPassword.UsedBefore(Remembered),
            false when await breached.ContainsAsync(chosen, cancellation) => new NewPassword.Leaked(),
            false when await hasher.HashAsync(chosen, cancellation) is HashResult.Hashed { Phc: var phc } => new NewPassword.Accepted(phc),
            _ => new NewPassword.Busy(),
        };
    }

    /// <summary>The person chose it: the demand for a new one is met, and whatever the old one opened elsewhere ends.</summary>
    /// <param name="keptSessionId">The session it was done in; it stays.</param>
    public async Task ChangeAsync(DbSession session, DirectoryUser user, string phc, string? keptSessionId)
    {
        await PasswordStore.SetAsync(session, user.Owner, phc, clock.GetUtcNow());
        await DirectoryUserStore.SetPasswordStateAsync(session, user.Id, mustChange: false, expiresAt: null);
        await changes.TellAsync(session, new CredentialChange(user.Owner, CredentialChangeKind.PasswordChanged, keptSessionId));
    }

    /// <summary>Set by a link or by an administrator: also what was counted against the person is forgotten, and browsers are no longer known.</summary>
    /// <param name="handedOut">Whether somebody else knows it: then it opens nothing but the choice of another, and that until it expires.</param>
    public async Task ResetAsync(DbSession session, DirectoryUser user, string phc, bool handedOut, DateTimeOffset? expiresAt)
    {
        await PasswordStore.SetAsync(session, user.Owner, phc, clock.GetUtcNow());
        await DirectoryUserStore.SetPasswordStateAsync(session, user.Id, handedOut, expiresAt);
        await AttemptGuard.ForgetAsync(session, user.Owner);
        await changes.TellAsync(session, new CredentialChange(user.Owner, CredentialChangeKind.PasswordReset, null));
    }
}
