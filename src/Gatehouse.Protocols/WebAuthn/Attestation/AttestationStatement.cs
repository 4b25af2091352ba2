using Gatehouse.Protocols.WebAuthn.Keys;

namespace Gatehouse.Protocols.WebAuthn.Attestation;

/// <summary>What a statement is about.</summary>
/// <param name="Key">Of the new credential.</param>
/// <param name="ClientDataHash">SHA-256 over <c>clientDataJSON</c>.</param>
internal sealed record AttestedThing(
    AttestationObject Envelope, AuthenticatorData Data, AttestedCredential Credential, CoseKey Key, ReadOnlyMemory<byte> ClientDataHash)
{
    /// <summary>The authenticator data with the hash behind it: what most formats sign.</summary>
    public byte[] Signed => [.. Envelope.DataBytes.Span, .. ClientDataHash.Span];
}

/// <summary>Chooses the procedure by the format's name, letter by letter (section 8.1).</summary>
internal static class AttestationStatement
{
    public static AttestationVerdict Verify(AttestedThing thing, Ed25519Verifier? ed25519) => thing.Envelope.Format switch
    {
        "none" => NoneStatement.Verify(thing),
        "packed" => PackedStatement.Verify(thing, ed25519),
        "fido-u2f" => FidoU2fStatement.Verify(thing),
        "tpm" or "android-key" or "android-safetynet" or "apple" or "compound" => new AttestationVerdict.Bad($"attestation of the format {thing.Envelope.Format} is not verified here"),
        _ => new AttestationVerdict.Bad("its attestation format is unknown"),
    };
}
