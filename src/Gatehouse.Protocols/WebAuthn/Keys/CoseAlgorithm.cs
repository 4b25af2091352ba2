namespace Gatehouse.Protocols.WebAuthn.Keys;

/// <summary>The signatures that are served, by their numbers in the IANA COSE registry.</summary>
internal enum CoseAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256 = -7,

    /// <summary>Ed25519.</summary>
    EdDSA = -8,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256.</summary>
    RS256 = -257,
}
