using Gatehouse.Server.Foundation.Phones;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>
/// A code by text or call, for whomever the facts allow one: a root user without the device, or somebody whose directory sends the code
/// of a new-looking sign-in to the verified phone. It is sent, sent again and judged as a mailed one is. Pure.
/// </summary>
internal static class PhoneCodeSteps
{
    /// <summary>Where the code goes; nothing where none is due.</summary>
    public static PhoneNumber? TargetOf(SignInAttempt attempt, SignInFacts facts) =>
        attempt.Alternative is { Done: false } ? facts.Alternative.Phone : facts.CodePhone;

    /// <summary>A code that stands in for the mailed one is sent without asking, as that is. On the other way text or call is chosen first.</summary>
    public static SignInAttempt Enter(SignInAttempt attempt, SignInFacts facts, Prompt prompt, DateTimeOffset now, List<SignInEffect> effects) =>
        prompt == Prompt.AskPhoneCode && attempt.Alternative is null && attempt.PhoneCode is null
            ? Send(attempt, facts, PhoneWay.Text, now, effects)
            : attempt;

    public static (SignInAttempt, SignInNotice?) Ask(
        SignInAttempt attempt, SignInFacts facts, SignInInput.PhoneCodeAsked asked, DateTimeOffset now, List<SignInEffect> effects)
    {
        if (SignInMachine.PromptFor(attempt, facts) != Prompt.AskPhoneCode)
        {
            return (attempt, null);
        }

        if (attempt.PhoneCode?.Sent >= facts.MostCodes)
        {
            return (attempt, new SignInNotice.NoMoreCodes());
        }

        return asked.Wait > TimeSpan.Zero
            ? (attempt, new SignInNotice.ResendTooSoon(asked.Wait))
            : (Send(attempt, facts, asked.Way, now, effects), new SignInNotice.CodeSent());
    }

    public static (SignInAttempt, SignInNotice?) Give(SignInAttempt attempt, SignInFacts facts, SecretJudgement judgement, List<SignInEffect> effects)
    {
        if (SignInMachine.PromptFor(attempt, facts) != Prompt.AskPhoneCode)
        {
            return (attempt, null);
        }

        switch (judgement.Verdict)
        {
            // A phone that was changed meanwhile proves nothing: its code may have gone to whoever has the earlier one.
            case SecretVerdict.Right when attempt.PhoneCode is { CodeId: { } code, Number: var number } && number == TargetOf(attempt, facts)?.E164:
                effects.Add(new SignInEffect.SpendCode(code, ByMail: false));
                effects.Add(new SignInEffect.GiveTryBack());
                var proved = attempt with { PhoneCode = attempt.PhoneCode with { CodeId = null, Proved = true } };
                AlternativeSteps.Enter(proved, facts, effects);
                return (proved, null);
            case SecretVerdict.Wrong:
                Refuse("wrong code from the phone");
                return (attempt, new SignInNotice.CodeWrong());
            case SecretVerdict.Throttled:
                Refuse("code from the phone throttled");
                return (attempt, new SignInNotice.CodeThrottled(judgement.Wait));
            default:
                Refuse("code from the phone used up or too old");
                return (attempt, new SignInNotice.CodeDead());
        }

        void Refuse(string reason)
        {
            effects.Add(new SignInEffect.AuditFailure(reason));
            if (UserKindRules.Of(attempt.Kind).HasMailbox)
            {
                effects.Add(new SignInEffect.CountFailure());
            }
        }
    }

    private static SignInAttempt Send(SignInAttempt attempt, SignInFacts facts, PhoneWay way, DateTimeOffset now, List<SignInEffect> effects)
    {
        var target = TargetOf(attempt, facts)!;
        effects.Add(new SignInEffect.SendPhoneCode(target, way));
        return attempt with { PhoneCode = new(null, (attempt.PhoneCode?.Sent ?? 0) + 1, now, way) { Number = target.E164 } };
    }
}
