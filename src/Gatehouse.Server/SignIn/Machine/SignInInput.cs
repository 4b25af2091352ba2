using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Factors.RecoveryCodes;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What a person did, after the checks have turned every secret into yes or no.</summary>
internal abstract record SignInInput
{
    private SignInInput()
    {
    }

    internal sealed record Identified : SignInInput;

    internal sealed record ChallengeSolved(bool Right) : SignInInput;

    internal sealed record PasswordGiven(SecretJudgement Judgement) : SignInInput;

    /// <param name="Phc">The hash to keep; nothing when the new password will not do.</param>
    /// <param name="Reasons">Why it will not, in sentences for people.</param>
    internal sealed record NewPasswordGiven(string? Phc, IReadOnlyList<string> Reasons) : SignInInput
    {
        /// <summary>A hash belongs in its row, not in a log.</summary>
        public override string ToString() => nameof(NewPasswordGiven);
    }

    internal sealed record EmailCodeGiven(SecretJudgement Judgement) : SignInInput;

    /// <param name="Proof">What uses the code up; only with a right one.</param>
    /// <param name="Trust">The person ticked that this browser is trusted.</param>
    internal sealed record TotpGiven(SecretJudgement Judgement, TotpProof? Proof, bool Trust = false) : SignInInput;

    /// <summary>Two consecutive codes of a device whose clock went astray.</summary>
    internal sealed record TwoTotpGiven(SecretJudgement Judgement, TotpProof? Proof) : SignInInput;

    /// <param name="Proof">What uses the answer up; only with a right one.</param>
    /// <param name="Reason">Why it is refused, for the record.</param>
    /// <param name="Copied">The device whose counter went back.</param>
    internal sealed record PasskeyAsserted(SecretJudgement Judgement, PasskeyProof? Proof, string Reason = "", string? Copied = null) : SignInInput
    {
        /// <summary>The person ticked that this browser is trusted.</summary>
        public bool Trust { get; init; }
    }

    /// <param name="Proof">What uses the code up; only with a right one.</param>
    internal sealed record RecoveryCodeGiven(SecretJudgement Judgement, RecoveryCodeProof? Proof) : SignInInput;

    /// <param name="New">What was shown to work; nothing when it was not.</param>
    /// <param name="Refusal">Why it was not.</param>
    internal sealed record FactorEnrolled(NewDevice? New, Refusal? Refusal) : SignInInput;

    internal sealed record EnrolmentSkipped : SignInInput;

    internal sealed record FactorChosen(string? Serial) : SignInInput;

    /// <param name="Wait">How long until another code may be sent; zero when now.</param>
    internal sealed record ResendAsked(TimeSpan Wait) : SignInInput;

    /// <param name="Wait">How long until another code may be sent; zero when now.</param>
    internal sealed record PhoneCodeAsked(PhoneWay Way, TimeSpan Wait) : SignInInput;

    internal sealed record PhoneCodeGiven(SecretJudgement Judgement) : SignInInput;

    /// <summary>A step on the way of somebody without the device.</summary>
    internal sealed record Alternative(AlternativeMove Move) : SignInInput;
}

internal enum SecretVerdict
{
    Right,
    Wrong,

    /// <summary>The guard refused the try; nothing was compared.</summary>
    Throttled,

    /// <summary>The code is used up or too old.</summary>
    Dead,
}

/// <param name="Wait">How long until the next try; told in the same words for all three kinds of no.</param>
internal sealed record SecretJudgement(SecretVerdict Verdict, TimeSpan Wait);
