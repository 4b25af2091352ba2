using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Gatehouse.Server.People.Factors.RecoveryCodes;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What the flow is to do in the transaction that keeps the step.</summary>
internal abstract record SignInEffect
{
    private SignInEffect()
    {
    }

    /// <param name="PrivateReason">For the account's own people: why really.</param>
    /// <param name="Serial">The device whose code was asked for; nothing before that.</param>
    internal sealed record AuditFailure(string PrivateReason, string? Serial = null) : SignInEffect;

    internal sealed record AuditSuccess : SignInEffect;

    /// <summary>Keeps that a second factor was asked for, and which kind.</summary>
    internal sealed record AuditFactorAsked(string MfaType) : SignInEffect;

    /// <summary>Uses up the code or codes, and gives their try back.</summary>
    internal sealed record SpendTotp(TotpProof Proof) : SignInEffect;

    /// <summary>Uses the assertion up: its challenge, and the counter of its passkey.</summary>
    internal sealed record SpendPasskey(PasskeyProof Proof) : SignInEffect;

    /// <summary>Tells the root user by letter.</summary>
    internal sealed record TellCopied(MfaDevice Device) : SignInEffect;

    /// <summary>Keeps one of CloudTrail's records about credentials: see <see cref="CredentialTrail"/>.</summary>
    internal sealed record AuditCredential(string EventName, string Types, bool Succeeded) : SignInEffect
    {
        /// <summary>The device that was shown.</summary>
        public string? Serial { get; init; }

        /// <summary>For the account's own people: why it was refused.</summary>
        public string? PrivateReason { get; init; }
    }

    /// <summary>Records it, and tells the root user by letter.</summary>
    internal sealed record TellResynced(MfaDevice Device) : SignInEffect;

    /// <summary>Counts towards the one letter a day about failed sign-ins.</summary>
    internal sealed record CountFailure : SignInEffect;

    internal sealed record GiveTryBack : SignInEffect;

    internal sealed record MailCode : SignInEffect;

    internal sealed record SendPhoneCode(PhoneNumber To, PhoneWay Way) : SignInEffect;

    /// <summary>What the way of somebody without the device asks for.</summary>
    internal sealed record Alternative(AlternativeDeed Deed) : SignInEffect;

    /// <param name="ByMail">Whoever had it reads the mailbox.</param>
    internal sealed record SpendCode(string CodeId, bool ByMail) : SignInEffect;

    /// <summary>Replaces the password, and ends whatever the old one opened.</summary>
    internal sealed record SetPassword(string Phc) : SignInEffect
    {
        public override string ToString() => nameof(SetPassword);
    }

    /// <summary>The guard forgets what was counted against this owner.</summary>
    internal sealed record ForgetTries : SignInEffect;

    internal sealed record RememberBrowser : SignInEffect;

    /// <summary>Keeps when the password was last used.</summary>
    internal sealed record StampPassword : SignInEffect;

    /// <summary>Uses the code up, gives its try back, and tells the owner.</summary>
    internal sealed record SpendRecoveryCode(RecoveryCodeProof Proof) : SignInEffect;

    /// <summary>Gives the owner the first device, records it and tells by letter; every other session ends.</summary>
    internal sealed record AddDevice(NewDevice Device) : SignInEffect;

    /// <summary>Keeps that this browser is spared the second factor for a while.</summary>
    internal sealed record TrustDevice : SignInEffect;

    /// <summary>Keeps in the session, by its public id, that its person proved who they are just now.</summary>
    internal sealed record RefreshSession(string Id) : SignInEffect;

    internal sealed record OpenSession(string Proofs) : SignInEffect;
}
