using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>
/// The machine's steps that a directory's settings decide: whether a second factor is due, and what takes its place for somebody who has
/// none. Everybody who is of no directory is asked for what they have.
/// <code>
///                  has a device          has none
///   Never          not asked             nothing more
///   WhenNew        asked                 WithoutDevice, the mailed code only in a new browser
///   Always         asked                 WithoutDevice, the mailed code every time
/// </code>
/// </summary>
internal static class DirectoryFactors
{
    public static bool AsksForDevices(SignInFacts facts) => facts.Directory is not { Mfa: MfaRule.Never };

    /// <summary>What is due where no device is; nothing when the sign-in goes on.</summary>
    public static Prompt? PromptWithout(SignInAttempt attempt, SignInFacts facts) => HasToShow(attempt, facts) ? facts.Directory!.WithoutDevice switch
    {
        WithoutDevice.Enrol when facts.Directory.AllowsAuthenticatorApps => Prompt.EnrolFactor,
        WithoutDevice.Enrol or WithoutDevice.Block => Prompt.Refused,

        // A code that nobody can receive is no way in.
        WithoutDevice.EmailCode when !facts.HasMailbox => Prompt.Refused,
        _ => null,
    } : null;

    /// <summary>When a code is mailed: as the installation says, or oftener where the directory wants it instead of a device.</summary>
    public static EmailCodeRule CodeRuleOf(SignInAttempt attempt, SignInFacts facts) =>
        HasToShow(attempt, facts) && facts.Directory!.WithoutDevice == WithoutDevice.EmailCode
            ? facts.Directory.Mfa == MfaRule.Always || facts.EmailCode == EmailCodeRule.Always ? EmailCodeRule.Always : EmailCodeRule.WhenNew
            : facts.EmailCode;

    /// <summary>Adds the app that was just shown to work; it proves its owner at the same time.</summary>
    public static (SignInAttempt, SignInNotice?) Enrol(
        SignInAttempt attempt, SignInFacts facts, SignInInput.AppAdded added, DateTimeOffset now, List<SignInEffect> effects)
    {
        if (SignInMachine.PromptFor(attempt, facts) != Prompt.EnrolFactor)
        {
            return (attempt, null);
        }

        if (added.App is not { } app)
        {
            effects.Add(new SignInEffect.AuditFailure("wrong code of a new MFA device"));
            return (attempt, new SignInNotice.AppUnproved(added.Wait));
        }

        effects.Add(new SignInEffect.AddApp(app));
        return (attempt with { AddedDevice = app.Device.Name, ProvedSerial = app.Device.Serial, FactorProvedAt = now }, null);
    }

    private static bool HasToShow(SignInAttempt attempt, SignInFacts facts) =>
        facts.Directory is { Mfa: not MfaRule.Never } && attempt.ProvedSerial is null && facts.Devices.Count == 0;
}
