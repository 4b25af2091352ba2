using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;

namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>
/// The way to an account, as a pure function.
/// <code>
///   /signup ───────► AskCode ──right──► AskPassword ──good──► AskChallenge (unless off) ──solved──► Done
///                      │  ▲                  ▲                                             │
///                      └──┘ wrong, resend    │                                  EmailTaken ┘ somebody was faster
///   /signup/invitation, /setup ──────────────┘        LinkGone ◄── from anywhere, when the link is used, replaced or too old
/// </code>
/// A decoy (an address that has an account) never leaves AskCode, and nothing it shows on the way differs.
/// </summary>
internal static class SignUpMachine
{
    public static SignUpStep Step(SignUpAttempt attempt, SignUpFacts facts, SignUpInput input, DateTimeOffset now)
    {
        var effects = new List<SignUpEffect>();
        var (next, notice) = input switch
        {
            SignUpInput.Begun => Begin(attempt, facts, now, effects),
            SignUpInput.CodeGiven given => Code(attempt, given.Verdict, effects),
            SignUpInput.ResendAsked resend => Resend(attempt, facts, resend.Wait, now, effects),
            SignUpInput.PasswordChosen chosen => (attempt with { Phc = chosen.Phc }, null),
            SignUpInput.ChallengeSolved solved => Challenge(attempt, solved.Right),
            _ => throw new ArgumentOutOfRangeException(nameof(input)),
        };
        var prompt = PromptFor(next, facts);
        if (prompt == SignUpPrompt.Done && next.AccountId is null)
        {
            effects.Add(new SignUpEffect.OpenAccount());
        }

        return new(next, prompt, notice, effects);
    }

    /// <summary>What an attempt waits for. Also asked when a page is opened by itself, by Back or in a second tab.</summary>
    public static SignUpPrompt PromptFor(SignUpAttempt attempt, SignUpFacts facts)
    {
        // 1. What is over stays over, whatever is posted to it.
        if (attempt.AccountId is not null)
        {
            return SignUpPrompt.Done;
        }

        if (attempt.LostEmail)
        {
            return SignUpPrompt.EmailTaken;
        }

        if (facts.Link is { } link && link != LinkState.Usable)
        {
            return SignUpPrompt.LinkGone;
        }

        // 2. The e-mail: nobody makes an account on another's address, and a decoy ends here.
        if (attempt.IsDecoy || (attempt.Way == SignUpWay.Open && !attempt.CodeProved))
        {
            return SignUpPrompt.AskCode;
        }

        // 3. The password, 4. a person.
        return attempt.Phc is null ? SignUpPrompt.AskPassword
            : facts.ChallengeDue && !attempt.ChallengeSolved ? SignUpPrompt.AskChallenge
            : SignUpPrompt.Done;
    }

    private static (SignUpAttempt, SignUpNotice?) Begin(SignUpAttempt attempt, SignUpFacts facts, DateTimeOffset now, List<SignUpEffect> effects) =>
        attempt.Way == SignUpWay.Open ? Mail(attempt, facts, now, effects) : (attempt, null);

    private static (SignUpAttempt, SignUpNotice?) Code(SignUpAttempt attempt, SecretVerdict verdict, List<SignUpEffect> effects)
    {
        switch (verdict)
        {
            case SecretVerdict.Right when attempt is { IsDecoy: false, CodeId: { } code }:
                effects.Add(new SignUpEffect.SpendCode(code));
                return (attempt with { CodeProved = true, CodeId = null }, null);
            case SecretVerdict.Right or SecretVerdict.Wrong:
                return (attempt, new SignUpNotice.CodeWrong());
            default:
                return (attempt, new SignUpNotice.CodeDead());
        }
    }

    private static (SignUpAttempt, SignUpNotice?) Resend(
        SignUpAttempt attempt, SignUpFacts facts, TimeSpan wait, DateTimeOffset now, List<SignUpEffect> effects)
    {
        if (attempt.CodesSent >= facts.MostCodes)
        {
            return (attempt, new SignUpNotice.NoMoreCodes());
        }

        if (wait > TimeSpan.Zero)
        {
            return (attempt, new SignUpNotice.ResendTooSoon(wait));
        }

        var (next, notice) = Mail(attempt, facts, now, effects);
        return (next, notice ?? new SignUpNotice.CodeSent());
    }

    private static (SignUpAttempt, SignUpNotice?) Mail(SignUpAttempt attempt, SignUpFacts facts, DateTimeOffset now, List<SignUpEffect> effects)
    {
        if (facts.LettersWait > TimeSpan.Zero)
        {
            return (attempt, new SignUpNotice.TooManyLetters(facts.LettersWait));
        }

        effects.Add(new SignUpEffect.MailCode());
        return (attempt with { CodesSent = attempt.CodesSent + 1, CodeSentAt = now }, null);
    }

    private static (SignUpAttempt, SignUpNotice?) Challenge(SignUpAttempt attempt, bool right) =>
        right ? (attempt with { ChallengeSolved = true }, null) : (attempt, new SignUpNotice.ChallengeWrong());
}
