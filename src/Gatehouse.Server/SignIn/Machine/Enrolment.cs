using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>
/// The machine's steps about somebody who has no device where one is wanted. They come last: nobody adds a device to an account who has
/// not proved everything else that is due, and nobody gets a session without one unless the days of grace still run.
/// </summary>
internal static class Enrolment
{
    /// <summary>What stands between this attempt and a session; nothing when nothing does.</summary>
    public static Prompt? FindPrompt(SignInAttempt attempt, SignInFacts facts) => facts.Mfa switch
    {
        _ when attempt.Enrolled || facts.Devices.Count > 0 => null,
        { Mode: MfaMode.Never } => null,
        { WithoutDevice: WithoutDevice.Block } => Prompt.NoDevice,
        { WithoutDevice: WithoutDevice.Enrol, SkipUntil: var until } => attempt.EnrolmentSkipped && until is not null ? null : Prompt.EnrolFactor,
        _ => null,
    };

    /// <summary>When a code is mailed: as the installation says, or oftener where it takes the place of a device that nobody has.</summary>
    public static EmailCodeRule CodeRuleOf(SignInFacts facts) => facts switch
    {
        { Devices.Count: > 0 } or { Mfa.Mode: MfaMode.Never } or { Mfa.WithoutDevice: not WithoutDevice.EmailCode } => facts.EmailCode,
        { Mfa.Mode: MfaMode.Always } or { EmailCode: EmailCodeRule.Always } => EmailCodeRule.Always,
        _ => EmailCodeRule.WhenNew,
    };

    public static (SignInAttempt, SignInNotice?) Enrol(
        SignInAttempt attempt, SignInFacts facts, SignInInput.FactorEnrolled enrolled, List<SignInEffect> effects)
    {
        if (SignInMachine.PromptFor(attempt, facts) != Prompt.EnrolFactor)
        {
            return (attempt, null);
        }

        if (enrolled.New is not { } device)
        {
            return (attempt, new SignInNotice.NotEnrolled(enrolled.Refusal!));
        }

        // What does not count here would be asked for again at once, or never.
        if (!facts.Mfa.Kinds.Contains(device.Kind))
        {
            return (attempt, new SignInNotice.NotEnrolled(FactorRefusals.EnrolmentExpired));
        }

        effects.Add(new SignInEffect.AddDevice(device));
        return (attempt with { Enrolled = true }, null);
    }

    public static SignInAttempt Skip(SignInAttempt attempt, SignInFacts facts) =>
        facts.Mfa.SkipUntil is not null && SignInMachine.PromptFor(attempt, facts) == Prompt.EnrolFactor ? attempt with { EnrolmentSkipped = true } : attempt;
}
