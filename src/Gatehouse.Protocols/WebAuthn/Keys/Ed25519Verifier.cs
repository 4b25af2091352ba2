namespace Gatehouse.Protocols.WebAuthn.Keys;

/// <summary>Verifies an Ed25519 signature (RFC 8032). The framework has none: the server brings one where its machine has a library.</summary>
/// <param name="publicKey">32 bytes.</param>
/// <param name="signature">64 bytes.</param>
internal delegate bool Ed25519Verifier(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
