using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Users.Passwords;

/// <summary>What was found about a password that somebody wants to set.</summary>
internal abstract record NewPassword
{
    private NewPassword()
    {
    }

    internal sealed record Accepted(string Phc) : NewPassword
    {
        /// <summary>A hash belongs in its row, not in a log.</summary>
        public override string ToString() => nameof(Accepted);
    }

    internal sealed record AgainstRules(IReadOnlyList<PasswordProblem> Problems) : NewPassword;

    /// <param name="Remembered">How many of the last ones may not come back.</param>
    internal sealed record UsedBefore(int Remembered) : NewPassword;

    /// <summary>Self-chosen, and known from a leak.</summary>
    internal sealed record Leaked : NewPassword;

    /// <summary>The hash queue is full.</summary>
    internal sealed record Busy : NewPassword;

    /// <summary>As IAM says it; nothing for one that is accepted.</summary>
    public Refusal? ToRefusal() => this switch
    {
        Accepted => null,
        AgainstRules { Problems: var problems } => Violation(Say(problems[0]), "rules"),
        UsedBefore => Violation("Policy constraint violation with password reuse prevention during password change.", "used before"),
        Leaked => Violation("Password should not be one that is known from a leak", "leaked"),
        _ => new Refusal("ServiceUnavailable", RefusalKind.Unavailable, "Too many passwords are being checked at this moment.", "hash queue full", TimeSpan.FromSeconds(5)),
    };

    private static Refusal Violation(string text, string reason) => new("PasswordPolicyViolation", RefusalKind.Malformed, text, reason);

    private static string Say(PasswordProblem problem) => problem switch
    {
        PasswordProblem.TooShort { Least: var least } => $"Password should have a minimum length of {least}",
        PasswordProblem.TooLong { Most: var most } => $"Password should have a maximum length of {most}",
        PasswordProblem.NoSymbol => "Password should have at least one symbol",
        PasswordProblem.NoDigit => "Password should have at least one number",
        PasswordProblem.NoUppercase => "Password should have at least one uppercase letter",
        PasswordProblem.NoLowercase => "Password should have at least one lowercase letter",
        PasswordProblem.HoldsIdentity => "Password should not be the account's name or e-mail address",
        PasswordProblem.ControlCharacter => "Password should have no control characters",
        _ => "Password should not be one that is easily guessed",
    };
}
