using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine.Alternative;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What came of one input.</summary>
internal sealed record SignInStep(SignInAttempt Attempt, Prompt Prompt, SignInNotice? Notice, IReadOnlyList<SignInEffect> Effects);

/// <summary>
/// The one way to sign in, for every kind of user, as a pure function.
/// <code>
///   AskIdentifier ──name──► AskChallenge (if risky) ──solved──► AskPassword ──right, has a device──► AskTotp ────────────────right──┐
///                                ▲                                   │    └───right, none──► AskEmailCode (if new, by mail) ──right──┤
///                                └────────wrong, risky now───────────┘                         Suspended ◄──shut── standing? ◄──────┘
///                                                                                                                      │open
///        Done ◄──has one── device? ◄── SetNewPassword ◄──must change── password? ──too old──► Refused ◄────────────┘
///                            └──wanted, has none──► EnrolFactor ──added, or put off──► Done
/// </code>
/// Where the device is a security key or passkey, AskPasskey stands in the place of AskTotp. A passkey alone begins at AskIdentifier and
/// comes in at "standing?": it names its owner and is every factor at once.
/// A root user without the device takes the way of <see cref="AlternativeSteps"/> from Troubleshoot on.
/// Beside AskTotp stand ChooseFactor, ResyncTotp and Troubleshoot: pages to go to and come back from. None of them proves anything.
/// The order is the defence: nothing is said about the account or the user before every due factor is proved, and the code is only
/// mailed to somebody who knew the password, so neither a stranger nor a known name makes the machine say something different.
/// </summary>
internal static class SignInMachine
{
    private const int FailuresThatAskForAChallenge = 3;

    public static SignInStep Step(SignInAttempt attempt, SignInFacts facts, SignInInput input, DateTimeOffset now)
    {
        var effects = new List<SignInEffect>();
        var (next, notice) = input switch
        {
            SignInInput.Identified => (attempt, null),
            SignInInput.ChallengeSolved solved => Challenge(attempt, solved),
            SignInInput.PasswordGiven given => Password(attempt, given.Judgement, effects),
            SignInInput.EmailCodeGiven given => EmailCode(attempt, given.Judgement, effects),
            SignInInput.TotpGiven given => SecondFactor.Code(attempt, facts, given, now, effects),
            SignInInput.TwoTotpGiven given => SecondFactor.Resync(attempt, facts, given, effects),
            SignInInput.PasskeyAsserted given => PasskeyFactor.Asserted(attempt, facts, given, now, effects),
            SignInInput.RecoveryCodeGiven given => PrintedCodes.Step(attempt, facts, given, now, effects),
            SignInInput.FactorEnrolled enrolled => Enrolment.Enrol(attempt, facts, enrolled, effects),
            SignInInput.EnrolmentSkipped => (Enrolment.Skip(attempt, facts), null),
            SignInInput.FactorChosen chosen => (SecondFactor.Choose(attempt, facts, chosen), null),
            SignInInput.NewPasswordGiven chosen => NewPassword(attempt, facts, chosen, effects),
            SignInInput.PhoneCodeAsked asked => PhoneCodeSteps.Ask(attempt, facts, asked, now, effects),
            SignInInput.PhoneCodeGiven given => PhoneCodeSteps.Give(attempt, facts, given.Judgement, effects),
            SignInInput.Alternative { Move: var move } => (AlternativeSteps.Move(attempt, facts, move, effects), null),
            SignInInput.ResendAsked resend => Resend(attempt, facts, resend, now, effects),
            _ => throw new ArgumentOutOfRangeException(nameof(input)),
        };
        var prompt = PromptFor(next, facts);
        if (prompt == Prompt.AskEmailCode && next.CodeId is null && next.CodeSentAt is null)
        {
            next = next with { CodesSent = 1, CodeSentAt = now };
            effects.Add(new SignInEffect.MailCode());
        }

        next = PhoneCodeSteps.Enter(next, facts, prompt, now, effects);
        if (prompt is Prompt.AskTotp or Prompt.AskPasskey or Prompt.Troubleshoot && !attempt.PasswordProved && attempt.StepUpSession is null)
        {
            effects.Add(new SignInEffect.AuditFactorAsked(SecondFactor.TypeOf(facts.Devices)));
        }

        if (prompt is Prompt.Done or Prompt.Suspended or Prompt.Refused or Prompt.NoDevice && !next.Finished)
        {
            Finish(next, prompt, facts, effects);
            next = next with { Finished = prompt == Prompt.Done };
        }

        var shown = (notice, prompt) switch
        {
            (SignInNotice.ResyncFailed, Prompt.AskTotp) => Prompt.ResyncTotp,
            (SignInNotice.RecoveryCodeWrong, Prompt.AskTotp or Prompt.AskPasskey or Prompt.Troubleshoot) => Prompt.AskRecoveryCode,
            _ => prompt,
        };
        return new(next, shown, notice, effects);
    }

    /// <summary>Whether a page may be shown, and answered, while this prompt is due: its own, or one beside it.</summary>
    public static bool MayShow(Prompt page, Prompt due) =>
        page == due || (due switch
        {
            Prompt.AskTotp => page is Prompt.ChooseFactor or Prompt.ResyncTotp or Prompt.Troubleshoot or Prompt.AskRecoveryCode,
            Prompt.AskPasskey => page is Prompt.ChooseFactor or Prompt.Troubleshoot or Prompt.AskRecoveryCode,
            Prompt.Troubleshoot => page is Prompt.ChooseFactor or Prompt.AskRecoveryCode,
            _ => false,
        });

    /// <summary>What an attempt waits for. Also asked when a page is opened by itself, by Back or in a second tab.</summary>
    public static Prompt PromptFor(SignInAttempt attempt, SignInFacts facts)
    {
        // 0. Whoever is signed in and proves it once more goes a way of their own.
        if (attempt.StepUpSession is not null)
        {
            return StepUp.PromptFor(attempt, facts);
        }

        // A passkey says who it is and proves it at once. Until then nobody is known, and nothing of its owner is shown.
        if (attempt.IsByPasskey)
        {
            return attempt.PasskeyProved && !attempt.IsStandIn ? PromptAfterFactors(attempt, facts) : Prompt.AskIdentifier;
        }

        // 1. A person, where the risk asks for one: before the password, so that guessing costs a picture each time.
        if (!attempt.PasswordProved && !attempt.ChallengeSolved && IsChallengeDue(facts))
        {
            return Prompt.AskChallenge;
        }

        // 2. The password, for known and unknown names alike.
        if (!attempt.PasswordProved || attempt.IsStandIn)
        {
            return Prompt.AskPassword;
        }

        // 3. The second factor of whoever has one: no known browser is let off it, and no mailed code stands in for it.
        // A root user who lost it proves mailbox and phone instead, both of them.
        if (SecondFactor.IsDue(attempt, facts) && !AlternativeSteps.IsDone(attempt))
        {
            return AlternativeSteps.PromptFor(attempt, facts) ?? SecondFactor.PromptFor(SecondFactor.DeviceOf(attempt, facts.Devices));
        }

        // 4. The mailed code, or the one to the phone, where the sign-in looks new and nobody has a device.
        if (!attempt.EmailCodeProved && attempt.PhoneCode is not { Proved: true } && IsEmailCodeDue(attempt, facts))
        {
            return facts.CodePhone is null ? Prompt.AskEmailCode : Prompt.AskPhoneCode;
        }

        return PromptAfterFactors(attempt, facts);
    }

    private static Prompt PromptAfterFactors(SignInAttempt attempt, SignInFacts facts)
    {
        // 5. The account's standing comes after the factors: only its own people may learn it.
        if (facts.Standing != Standing.Active)
        {
            return Prompt.Suspended;
        }

        // 6. The password's age comes after them: nobody sets a new one without every due factor, nor in an account that is shut.
        // AWS takes passkeys after a password only, so there an aged one is always in the way. Here a passkey alone uses no password and
        // changes none; but one that only an administrator may replace shuts the console, as its policy means it to.
        if (!attempt.PasswordReplaced && UserKindRules.Of(attempt.Kind).PasswordAges)
        {
            switch (facts.Password)
            {
                case PasswordState.Locked:
                    return Prompt.Refused;
                case PasswordState.MustChange when attempt.PasswordProved:
                    return Prompt.SetNewPassword;
            }
        }

        // 7. A device where one is wanted and there is none, by somebody who has proved everything else.
        return Enrolment.FindPrompt(attempt, facts) ?? Prompt.Done;
    }

    private static bool IsChallengeDue(SignInFacts facts) => facts.Challenge switch
    {
        ChallengeRule.Off => false,
        ChallengeRule.Always => true,
        _ => facts.FailuresHere >= FailuresThatAskForAChallenge || (!facts.BrowserIsKnown && (facts.NetworkIsNew || facts.NetworkIsBusy)),
    };

    private static bool IsEmailCodeDue(SignInAttempt attempt, SignInFacts facts) =>
        UserKindRules.Of(attempt.Kind).HasMailbox
        && (facts.HasMailbox || facts.CodePhone is not null)
        && attempt is { ProvedSerial: null, RecoveryCodeProved: false }
        && Enrolment.CodeRuleOf(facts) switch
        {
            EmailCodeRule.Always => true,
            EmailCodeRule.WhenNew => !facts.BrowserIsKnown,
            _ => false,
        };

    private static (SignInAttempt, SignInNotice?) Challenge(SignInAttempt attempt, SignInInput.ChallengeSolved solved) =>
        solved.Right ? (attempt with { ChallengeSolved = true }, null) : (attempt, new SignInNotice.ChallengeWrong());

    private static (SignInAttempt, SignInNotice?) Password(SignInAttempt attempt, SecretJudgement judgement, List<SignInEffect> effects)
    {
        if (judgement.Verdict == SecretVerdict.Right && !attempt.IsStandIn)
        {
            effects.Add(new SignInEffect.GiveTryBack());
            return (attempt with { PasswordProved = true }, null);
        }

        effects.Add(new SignInEffect.AuditFailure(attempt switch
        {
            _ when judgement.Verdict == SecretVerdict.Throttled => "throttled",
            { IsStandIn: true } => "unknown name",
            _ => "wrong password",
        }));
        if (UserKindRules.Of(attempt.Kind).HasMailbox)
        {
            effects.Add(new SignInEffect.CountFailure());
        }

        return (attempt with { ChallengeSolved = false }, new SignInNotice.NoMatch(judgement.Wait));
    }

    private static (SignInAttempt, SignInNotice?) EmailCode(SignInAttempt attempt, SecretJudgement judgement, List<SignInEffect> effects)
    {
        switch (judgement.Verdict)
        {
            case SecretVerdict.Right when attempt.CodeId is { } code:
                effects.Add(new SignInEffect.SpendCode(code, ByMail: true));
                if (attempt.Alternative is not null)
                {
                    effects.Add(new SignInEffect.GiveTryBack());
                }

                return (attempt with { EmailCodeProved = true, CodeId = null }, null);
            case SecretVerdict.Wrong:
                effects.Add(new SignInEffect.AuditFailure("wrong verification code"));
                effects.Add(new SignInEffect.CountFailure());
                return (attempt, new SignInNotice.CodeWrong());
            case SecretVerdict.Throttled:
                effects.Add(new SignInEffect.AuditFailure("verification code throttled"));
                return (attempt, new SignInNotice.CodeThrottled(judgement.Wait));
            default:
                effects.Add(new SignInEffect.AuditFailure("verification code used up or too old"));
                return (attempt, new SignInNotice.CodeDead());
        }
    }

    private static (SignInAttempt, SignInNotice?) NewPassword(
        SignInAttempt attempt, SignInFacts facts, SignInInput.NewPasswordGiven chosen, List<SignInEffect> effects)
    {
        if (PromptFor(attempt, facts) != Prompt.SetNewPassword)
        {
            return (attempt, null);
        }

        if (chosen.Phc is null)
        {
            return (attempt, new SignInNotice.PasswordUnfit(chosen.Reasons));
        }

        effects.Add(new SignInEffect.SetPassword(chosen.Phc));
        return (attempt with { PasswordReplaced = true }, null);
    }

    private static (SignInAttempt, SignInNotice?) Resend(
        SignInAttempt attempt, SignInFacts facts, SignInInput.ResendAsked resend, DateTimeOffset now, List<SignInEffect> effects)
    {
        if (PromptFor(attempt, facts) != Prompt.AskEmailCode)
        {
            return (attempt, null);
        }

        if (attempt.CodesSent >= facts.MostCodes)
        {
            return (attempt, new SignInNotice.NoMoreCodes());
        }

        if (resend.Wait > TimeSpan.Zero)
        {
            return (attempt, new SignInNotice.ResendTooSoon(resend.Wait));
        }

        effects.Add(new SignInEffect.MailCode());
        return (attempt with { CodesSent = attempt.CodesSent + 1, CodeSentAt = now }, new SignInNotice.CodeSent());
    }

    private static void Finish(SignInAttempt attempt, Prompt prompt, SignInFacts facts, List<SignInEffect> effects)
    {
        if (prompt == Prompt.Refused)
        {
            effects.Add(new SignInEffect.AuditFailure("password expired, an administrator must set a new one"));
            return;
        }

        if (prompt == Prompt.NoDevice)
        {
            effects.Add(new SignInEffect.AuditFailure("no MFA device where one is required"));
            return;
        }

        if (prompt == Prompt.Suspended)
        {
            effects.Add(new SignInEffect.AuditFailure(facts.Standing switch
            {
                Standing.Closed => "account closed",
                Standing.UserDisabled => "user disabled",
                _ => "account suspended",
            }));
            return;
        }

        if (attempt.StepUpSession is { } session)
        {
            effects.Add(new SignInEffect.RefreshSession(session));
            effects.Add(new SignInEffect.AuditSuccess());
            return;
        }

        effects.Add(new SignInEffect.ForgetTries());
        effects.Add(new SignInEffect.RememberBrowser());
        if (UserKindRules.Of(attempt.Kind).PasswordAges && attempt.PasswordProved)
        {
            effects.Add(new SignInEffect.StampPassword());
        }

        if (attempt.TrustsDevice)
        {
            effects.Add(new SignInEffect.TrustDevice());
        }

        effects.Add(new SignInEffect.AuditSuccess());
        effects.Add(new SignInEffect.OpenSession(attempt switch
        {
            { PasskeyProved: true } => "passkey",
            { ProvedSerial: not null } => "password " + (attempt.ProvedKind ?? MfaDevice.Totp),
            { RecoveryCodeProved: true } => "password recovery-code",
            { Alternative.Done: true } => "password email-code phone-code",
            { PhoneCode.Proved: true } => "password phone-code",
            { EmailCodeProved: true } => "password email-code",
            _ => "password",
        }));
    }
}
