namespace Gatehouse.Protocols.WebAuthn.Attestation;

/// <summary>What became of an attestation statement.</summary>
internal abstract record AttestationVerdict
{
    private AttestationVerdict()
    {
    }

    /// <param name="TrustPath">The certificates that came with it, the authenticator's first; none but for <see cref="AttestationKind.Certified"/>.</param>
    internal sealed record Good(AttestationKind Kind, IReadOnlyList<ReadOnlyMemory<byte>> TrustPath) : AttestationVerdict;

    /// <param name="Reason">For log and audit.</param>
    internal sealed record Bad(string Reason) : AttestationVerdict;
}
