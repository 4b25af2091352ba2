namespace Gatehouse.Protocols.WebAuthn.Keys;

/// <summary>EdDSA on Ed25519 (RFC 9053, section 2.2).</summary>
internal sealed record Ed25519CoseKey(ReadOnlyMemory<byte> X, Ed25519Verifier Verifier) : CoseKey(CoseAlgorithm.EdDSA)
{
    public const int KeyLength = 32;
    public const int SignatureLength = 64;

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureLength && Verifier(X.Span, data, signature);
}
