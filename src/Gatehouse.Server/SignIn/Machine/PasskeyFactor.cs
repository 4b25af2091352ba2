using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>The machine's step about a security key or passkey: as the second factor, or alone. Pure, like the rest of it.</summary>
internal static class PasskeyFactor
{
    public static (SignInAttempt, SignInNotice?) Asserted(
        SignInAttempt attempt, SignInFacts facts, SignInInput.PasskeyAsserted given, DateTimeOffset now, List<SignInEffect> effects)
    {
        var isAlone = attempt is { IsByPasskey: true, PasskeyProved: false };
        if (!isAlone && SignInMachine.PromptFor(attempt, facts) != Prompt.AskPasskey)
        {
            return (attempt, null);
        }

        var fault = FindFault(attempt, facts, given, isAlone);
        if (fault is null)
        {
            effects.Add(new SignInEffect.SpendPasskey(given.Proof!));
            effects.Add(new SignInEffect.GiveTryBack());
            return (
                attempt with
                {
                    PasskeyProved = isAlone,
                    ProvedSerial = given.Proof!.Serial,
                    ProvedKind = MfaDevice.Passkey,
                    FactorProvedAt = now,
                    TrustsDevice = given.Trust && SecondFactor.OffersTrust(facts),
                },
                null);
        }

        Refuse(attempt, facts, given, fault, effects);
        return (attempt, new SignInNotice.PasskeyWrong(given.Judgement.Wait));
    }

    /// <summary>The same input once its assertion was used up by somebody faster.</summary>
    public static SignInInput.PasskeyAsserted Late(SignInInput.PasskeyAsserted asserted) =>
        asserted with { Judgement = new(SecretVerdict.Wrong, TimeSpan.Zero), Proof = null, Reason = PasskeyCheck.UsedOrRemoved };

    private static string? FindFault(SignInAttempt attempt, SignInFacts facts, SignInInput.PasskeyAsserted given, bool isAlone) => given switch
    {
        { Judgement.Verdict: SecretVerdict.Throttled } => "passkey throttled",

        // Who may not use the console has no password; a passkey that was left is no way around that.
        _ when attempt is { IsStandIn: true, UserId: not null } => "console access is off",
        { Judgement.Verdict: not SecretVerdict.Right } or { Proof: null } => given.Reason,

        // Somebody else's passkey, or one that is no longer the owner's, proves nothing here.
        { Proof: var proof } when proof.Owner.ToString() != attempt.Owner || facts.Devices.All(device => device.Serial != proof.Serial) => PasskeyCheck.UsedOrRemoved,

        // Whoever found a key must not be let in by it alone.
        { Proof.UserVerified: false } when isAlone => "the passkey did not verify its user",
        _ => null,
    };

    private static void Refuse(SignInAttempt attempt, SignInFacts facts, SignInInput.PasskeyAsserted given, string fault, List<SignInEffect> effects)
    {
        var serial = given.Copied ?? given.Proof?.Serial ?? (attempt.IsByPasskey || facts.Devices.Count == 0 ? null : SecondFactor.DeviceOf(attempt, facts.Devices).Serial);
        effects.Add(new SignInEffect.AuditFailure(fault, serial));
        if (facts.Devices.FirstOrDefault(device => device.Serial == given.Copied) is { } copied)
        {
            effects.Add(new SignInEffect.TellCopied(copied));
        }

        if (UserKindRules.Of(attempt.Kind).HasMailbox && !attempt.IsStandIn)
        {
            effects.Add(new SignInEffect.CountFailure());
        }
    }
}
