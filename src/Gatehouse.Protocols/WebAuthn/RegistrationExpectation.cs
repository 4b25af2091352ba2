using Gatehouse.Protocols.WebAuthn.Attestation;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What was asked of the browser that now answers.</summary>
/// <param name="Challenge">Random, ours, and spent by this answer.</param>
internal sealed record RegistrationExpectation(ReadOnlyMemory<byte> Challenge, UserVerification UserVerification)
{
    /// <summary>The browser may make a passkey beside a password sign-in, without asking.</summary>
    public bool Conditional { get; init; }

    public AttestationTrust Trust { get; init; } = AttestationTrust.Unasked;
}
