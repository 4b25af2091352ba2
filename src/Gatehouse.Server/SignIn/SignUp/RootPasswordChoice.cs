using System.Globalization;
using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.Localization;

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
internal sealed class RootPasswordChoice(PasswordHasher hasher, BreachedPasswordRange leaks, IStringLocalizer<Texts> texts)
{
    public async Task<PasswordChoice> JudgeAsync(PlainPassword password, string email, string accountName, CancellationToken cancellation)
    {
        var problems = PasswordRules.Check(password, new PasswordContext(PasswordPreset.Guide, WithMfa: false, email, accountName));
        if (problems.Count > 0)
        {
            return new PasswordChoice.Refused([.. problems.Select(Tell)]);
        }

        // Asked last: a password that the rules refuse is told to nobody.
        if (await leaks.ContainsAsync(password, cancellation))
        {
            return new PasswordChoice.Refused([texts["SignUpPasswordLeaked"]]);
        }

        return await hasher.HashAsync(password, cancellation) is HashResult.Hashed hashed
            ? new PasswordChoice.Hashed(hashed.Phc)
            : new PasswordChoice.Busy();
    }

    private string Tell(PasswordProblem problem) => problem switch
    {
        PasswordProblem.TooShort { Least: var least } => texts["SignUpPasswordTooShort", least.ToString(CultureInfo.CurrentCulture)],
        PasswordProblem.TooLong { Most: var most } => texts["SignUpPasswordTooLong", most.ToString(CultureInfo.CurrentCulture)],
        PasswordProblem.ControlCharacter => texts["SignUpPasswordControl"],
        PasswordProblem.NoLowercase => texts["SignUpPasswordNoLowercase"],
        PasswordProblem.NoUppercase => texts["SignUpPasswordNoUppercase"],
        PasswordProblem.NoDigit => texts["SignUpPasswordNoDigit"],
        PasswordProblem.NoSymbol => texts["SignUpPasswordNoSymbol"],
        PasswordProblem.HoldsIdentity => texts["SignUpPasswordHoldsIdentity"],
        PasswordProblem.Known { Match: BlocklistMatch.Repeated } => texts["SignUpPasswordRepeated"],
        PasswordProblem.Known { Match: BlocklistMatch.Padded } => texts["SignUpPasswordPadded"],
        PasswordProblem.Known => texts["SignUpPasswordKnown"],
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "No words for this problem."),
    };
}
