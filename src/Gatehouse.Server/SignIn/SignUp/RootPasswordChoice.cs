using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Recovery;

namespace Gatehouse.Server.SignIn.SignUp;

internal abstract record PasswordChoice
{
    private PasswordChoice()
    {
    }

    /// <param name="Problems">Sentences, all at once.</param>
    internal sealed record Refused(IReadOnlyList<string> Problems) : PasswordChoice;

    internal sealed record Hashed(string Phc) : PasswordChoice
    {
        public override string ToString() => nameof(Hashed);
    }

    /// <summary>The hash queue is full.</summary>
    internal sealed record Busy : PasswordChoice;
}

/// <summary>Judges a new root user's password in words, and hashes a good one.</summary>
internal sealed class RootPasswordChoice(PasswordHasher hasher, BreachedPasswordRange leaks, PasswordWords words)
{
    public async Task<PasswordChoice> JudgeAsync(PlainPassword password, string email, string accountName, CancellationToken cancellation)
    {
        var problems = PasswordRules.Check(password, new PasswordContext(PasswordPreset.Guide, WithMfa: false, email, accountName));
        if (problems.Count > 0)
        {
            return new PasswordChoice.Refused([.. words.Of(new NewPasswordVerdict.Unfit(problems))]);
        }

        // Asked last: a password that the rules refuse is told to nobody.
        if (await leaks.ContainsAsync(password, cancellation))
        {
            return new PasswordChoice.Refused([.. words.Of(new NewPasswordVerdict.Leaked())]);
        }

        return await hasher.HashAsync(password, cancellation) is HashResult.Hashed hashed
            ? new PasswordChoice.Hashed(hashed.Phc)
            : new PasswordChoice.Busy();
    }
}
