using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>The machine's steps about what a person has. Pure, like the rest of it.</summary>
internal static class SecondFactor
{
    /// <summary>The chosen device, or the one used last.</summary>
    public static MfaDevice DeviceOf(SignInAttempt attempt, IReadOnlyList<MfaDevice> devices) =>
        devices.FirstOrDefault(device => device.Serial == attempt.FactorSerial) ?? devices[0];

    /// <summary>Whoever has a device is asked for it, unless the rule or a trusted browser says otherwise; whoever just added one has shown it.</summary>
    public static bool IsDue(SignInAttempt attempt, SignInFacts facts) =>
        attempt is { ProvedSerial: null, RecoveryCodeProved: false, Enrolled: false } && facts.Devices.Count > 0 && facts.Mfa.Mode switch
        {
            MfaMode.Never => false,
            MfaMode.WhenNew => !(facts.MayTrustDevice && facts.DeviceIsTrusted),
            _ => true,
        };

    /// <summary>Whether the person may tick that this browser is trusted.</summary>
    public static bool OffersTrust(SignInFacts facts) => facts.MayTrustDevice && facts.Mfa.Mode == MfaMode.WhenNew;

    /// <summary>A kind that this sign-in cannot ask for is still due: its owner is told what to do, and not let in.</summary>
    public static Prompt PromptFor(MfaDevice device) => device.Kind switch
    {
        MfaDevice.Totp => Prompt.AskTotp,
        MfaDevice.Passkey => Prompt.AskPasskey,
        _ => Prompt.Troubleshoot,
    };

    /// <summary>As CloudTrail calls it.</summary>
    public static string TypeOf(IReadOnlyList<MfaDevice> devices) => devices switch
    {
        { Count: > 1 } => "Multiple MFA Devices",
        [{ Kind: MfaDevice.Totp }] => "Virtual MFA",
        _ => "U2F MFA",
    };

    public static (SignInAttempt, SignInNotice?) Code(
        SignInAttempt attempt, SignInFacts facts, SignInInput.TotpGiven given, DateTimeOffset now, List<SignInEffect> effects)
    {
        if (SignInMachine.PromptFor(attempt, facts) != Prompt.AskTotp)
        {
            return (attempt, null);
        }

        if (FindProof(facts, given.Judgement, given.Proof) is { } proof)
        {
            effects.Add(new SignInEffect.SpendTotp(proof));
            return (attempt with { ProvedSerial = proof.Serial, FactorProvedAt = now, TrustsDevice = given.Trust && OffersTrust(facts) }, null);
        }

        Refuse(attempt, facts, given.Judgement, "wrong or used MFA code", effects);
        return (attempt, new SignInNotice.TotpWrong(given.Judgement.Wait));
    }

    /// <summary>Two codes find a clock and prove nothing: they may have been read off the device a day ago.</summary>
    public static (SignInAttempt, SignInNotice?) Resync(
        SignInAttempt attempt, SignInFacts facts, SignInInput.TwoTotpGiven given, List<SignInEffect> effects)
    {
        if (SignInMachine.PromptFor(attempt, facts) != Prompt.AskTotp)
        {
            return (attempt, null);
        }

        if (FindProof(facts, given.Judgement, given.Proof) is { } proof)
        {
            effects.Add(new SignInEffect.SpendTotp(proof));
            effects.Add(new SignInEffect.TellResynced(facts.Devices.First(device => device.Serial == proof.Serial)));
            return (attempt, new SignInNotice.Resynced());
        }

        Refuse(attempt, facts, given.Judgement, "wrong or used MFA codes for a re-sync", effects);
        return (attempt, new SignInNotice.ResyncFailed(given.Judgement.Wait));
    }

    public static SignInAttempt Choose(SignInAttempt attempt, SignInFacts facts, SignInInput.FactorChosen chosen) =>
        SignInMachine.MayShow(Prompt.ChooseFactor, SignInMachine.PromptFor(attempt, facts)) && facts.Devices.Any(device => device.Serial == chosen.Serial)
            ? attempt with { FactorSerial = chosen.Serial }
            : attempt;

    /// <summary>A device that is no longer the owner's proves nothing.</summary>
    private static TotpProof? FindProof(SignInFacts facts, SecretJudgement judgement, TotpProof? proof) =>
        judgement.Verdict == SecretVerdict.Right && proof is not null && facts.Devices.Any(device => device.Serial == proof.Serial) ? proof : null;

    public static void Refuse(SignInAttempt attempt, SignInFacts facts, SecretJudgement judgement, string reason, List<SignInEffect> effects)
    {
        effects.Add(new SignInEffect.AuditFailure(
            judgement.Verdict == SecretVerdict.Throttled ? "MFA code throttled" : reason, DeviceOf(attempt, facts.Devices).Serial));
        if (UserKindRules.Of(attempt.Kind).HasMailbox)
        {
            effects.Add(new SignInEffect.CountFailure());
        }
    }
}
