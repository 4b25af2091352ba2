using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>What is thought of a password that somebody chose.</summary>
internal abstract record NewPasswordVerdict
{
    private NewPasswordVerdict()
    {
    }

    internal sealed record Fit(string Phc) : NewPasswordVerdict
    {
        /// <summary>A hash belongs in its row, not in a log.</summary>
        public override string ToString() => nameof(Fit);
    }

    internal sealed record Unfit(IReadOnlyList<PasswordProblem> Problems) : NewPasswordVerdict;

    /// <summary>One of the last three.</summary>
    internal sealed record Recent : NewPasswordVerdict;

    /// <summary>The outside service knows it from a leak.</summary>
    internal sealed record Leaked : NewPasswordVerdict;

    /// <summary>The hash queue is full.</summary>
    internal sealed record Busy : NewPasswordVerdict;
}

/// <summary>Judges and hashes a new password, outside any transaction. What costs nothing is asked first.</summary>
internal sealed class NewPasswords(PasswordCheck check, BreachedPasswordRange breached, PasswordHasher hasher)
{
    /// <param name="email">The address that the owner will have then.</param>
    public async Task<NewPasswordVerdict> JudgeAsync(RecoverySubject subject, string? email, PlainPassword chosen, CancellationToken cancellation)
    {
        var problems = PasswordRules.Check(chosen, subject.ContextWith(email));
        if (problems.Count > 0)
        {
            return new NewPasswordVerdict.Unfit(problems);
        }

        return await check.IsRecentAsync(subject.Owner, chosen, cancellation) switch
        {
            true => new NewPasswordVerdict.Recent(),
            false when await breached.ContainsAsync(chosen, cancellation) => new NewPasswordVerdict.Leaked(),
            false when await hasher.HashAsync(chosen, cancellation) is HashResult.Hashed hashed => new NewPasswordVerdict.Fit(hashed.Phc),
            _ => new NewPasswordVerdict.Busy(),
        };
    }
}
