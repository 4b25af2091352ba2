using Gatehouse.Protocols.WebAuthn.Attestation;
using Gatehouse.Protocols.WebAuthn.Keys;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>The credential record to be stored (section 4).</summary>
/// <param name="PublicKey">The COSE key as it came.</param>
internal sealed record NewCredential(ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> PublicKey, CoseAlgorithm Algorithm, uint SignCount)
{
    /// <summary>Names the model; all zero where it is not told.</summary>
    public Guid Aaguid { get; init; }

    /// <summary>What becomes <c>uvInitialized</c>.</summary>
    public bool UserVerified { get; init; }

    public bool BackupEligible { get; init; }

    public bool BackedUp { get; init; }

    /// <summary>Whether it can be found without being named; nothing where the browser did not say.</summary>
    public bool? Discoverable { get; init; }

    /// <summary>To be handed back when it is asked for, so that browsers look in the right place.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    public AttestationKind Attestation { get; init; }

    public IReadOnlyList<ReadOnlyMemory<byte>> TrustPath { get; init; } = [];
}
