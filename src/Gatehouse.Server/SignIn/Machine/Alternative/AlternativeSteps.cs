namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>
/// The way of a root user whose device is lost, as pure steps. It begins where a device is asked for, so after the right password:
/// <code>
///   Troubleshoot ──start──► AskEmailCode ──right──► AskPhoneCode ──right──► no wait, or over? ──yes──► ChooseReset ──chosen──► as after a device
///        ▲                       │                       │                          └──no──► AwaitAlternative (a letter cancels it)
///        └────────leave──────────┴───────────────────────┘
/// </code>
/// Nothing proved here is worth anything by itself: only all of it stands in for the device, in one attempt, and after the wait once more.
/// </summary>
internal static class AlternativeSteps
{
    /// <summary>What the attempt waits for on this way; nothing when it is not on it.</summary>
    public static Prompt? PromptFor(SignInAttempt attempt, SignInFacts facts)
    {
        // 1. A phone that was changed meanwhile closes the way.
        if (attempt.Alternative is not { Done: false } way || facts.Alternative.Phone?.E164 != way.Number)
        {
            return null;
        }

        // 2. The mailbox before the phone: a message costs money, and who reads neither must not make a phone ring.
        if (!attempt.EmailCodeProved)
        {
            return Prompt.AskEmailCode;
        }

        // 3. The phone.
        if (attempt.PhoneCode is not { Proved: true })
        {
            return Prompt.AskPhoneCode;
        }

        // 4. Nothing is taken away in an account that is shut.
        if (facts.Standing != Standing.Active)
        {
            return Prompt.Suspended;
        }

        // 5. The wait is what the owner has to notice a thief in.
        return facts.Alternative.Wait is AlternativeWait.NotBegun or AlternativeWait.Running ? Prompt.AwaitAlternative : Prompt.ChooseReset;
    }

    /// <summary>Whether the device is done without.</summary>
    public static bool IsDone(SignInAttempt attempt) => attempt.Alternative is { Done: true };

    public static SignInAttempt Move(SignInAttempt attempt, SignInFacts facts, AlternativeMove move, List<SignInEffect> effects) => move switch
    {
        AlternativeMove.Start => Start(attempt, facts, effects),
        AlternativeMove.Leave when !IsDone(attempt) => attempt with { Alternative = null },
        AlternativeMove.ChooseReset chosen when PromptFor(attempt, facts) == Prompt.ChooseReset => Finish(attempt, facts, chosen.Serials, effects),
        _ => attempt,
    };

    /// <summary>After the phone was proved: the wait begins, once.</summary>
    public static void Enter(SignInAttempt attempt, SignInFacts facts, List<SignInEffect> effects)
    {
        if (PromptFor(attempt, facts) == Prompt.AwaitAlternative && facts.Alternative.Wait == AlternativeWait.NotBegun)
        {
            effects.Add(new SignInEffect.Alternative(new AlternativeDeed.BeginWait(facts.Alternative.Phone!)));
        }
    }

    private static SignInAttempt Start(SignInAttempt attempt, SignInFacts facts, List<SignInEffect> effects)
    {
        var isAsked = attempt is { PasswordProved: true, StepUpSession: null } && facts.Devices.Count > 0 && SignInMachine.MayShow(Prompt.Troubleshoot, SignInMachine.PromptFor(attempt, facts));
        if (!isAsked || !facts.Alternative.IsOpen || attempt.Alternative is { Done: true })
        {
            return attempt;
        }

        effects.Add(new SignInEffect.Alternative(new AlternativeDeed.TellStarted()));
        return attempt with { Alternative = new(facts.Alternative.Phone!.E164) };
    }

    private static SignInAttempt Finish(SignInAttempt attempt, SignInFacts facts, IReadOnlyList<string> serials, List<SignInEffect> effects)
    {
        if (facts.Alternative.Wait == AlternativeWait.Over)
        {
            effects.Add(new SignInEffect.Alternative(new AlternativeDeed.SpendWait(facts.Alternative.Phone!)));
        }

        effects.Add(new SignInEffect.Alternative(new AlternativeDeed.Finish([.. facts.Devices.Where(device => serials.Contains(device.Serial, StringComparer.Ordinal))])));
        return attempt with { Alternative = attempt.Alternative! with { Done = true } };
    }
}
