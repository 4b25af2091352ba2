using Gatehouse.Protocols.WebAuthn.Keys;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>Ourselves, as browsers and authenticators know us.</summary>
/// <param name="Id">The host that credentials are bound to.</param>
/// <param name="Origins">Where our pages stand, letter by letter: scheme, host and port.</param>
internal sealed record RelyingParty(string Id, IReadOnlyCollection<string> Origins)
{
    /// <summary>Pages of others that may frame ours. None: a framed page is asked for a touch that its user means for another.</summary>
    public IReadOnlyCollection<string> TopOrigins { get; init; } = [];

    /// <summary>Where the machine can verify it.</summary>
    public Ed25519Verifier? Ed25519 { get; init; }

    /// <summary>What is offered, best first.</summary>
    public IReadOnlyList<CoseAlgorithm> Algorithms =>
        Ed25519 is null ? [CoseAlgorithm.ES256, CoseAlgorithm.RS256] : [CoseAlgorithm.ES256, CoseAlgorithm.EdDSA, CoseAlgorithm.RS256];
}
