using Gatehouse.Protocols.WebAuthn.Keys;

namespace Gatehouse.Protocols.WebAuthn.Attestation;

/// <summary>The packed format (section 8.2).</summary>
internal static class PackedStatement
{
    public static AttestationVerdict Verify(AttestedThing thing, Ed25519Verifier? ed25519)
    {
        // 1. The syntax.
        if (thing.Envelope.Statement is not CborValue.Map statement || statement.FindNumber("alg") is not { } alg || statement.FindBytes("sig") is not { } sig)
        {
            return new AttestationVerdict.Bad("its packed statement is malformed");
        }

        if (statement.Holds("alg", "sig", "x5c"))
        {
            return VerifyCertified(thing, statement, (CoseAlgorithm)alg, sig, ed25519);
        }

        // 3. Without certificates the credential's own key signs, with its own algorithm and no other.
        if (!statement.Holds("alg", "sig"))
        {
            return new AttestationVerdict.Bad("its packed statement is malformed");
        }

        if (alg != (long)thing.Key.Algorithm)
        {
            return new AttestationVerdict.Bad("its self attestation names another algorithm than its key");
        }

        return thing.Key.Verify(thing.Signed, sig.Span)
            ? new AttestationVerdict.Good(AttestationKind.Self, [])
            : new AttestationVerdict.Bad("its self attestation's signature is wrong");
    }

    private static AttestationVerdict VerifyCertified(
        AttestedThing thing, CborValue.Map statement, CoseAlgorithm algorithm, ReadOnlyMemory<byte> sig, Ed25519Verifier? ed25519)
    {
        if (!AttestationCertificate.TryReadPath(statement, out var path) || !AttestationCertificate.TryRead(path[0], out var certificate))
        {
            return new AttestationVerdict.Bad("its certificates cannot be read");
        }

        using (certificate)
        {
            // 2. The signature by the certificate's key.
            if (certificate.FindKey(algorithm, ed25519) is not { } key || !key.Verify(thing.Signed, sig.Span))
            {
                return new AttestationVerdict.Bad("its attestation signature is wrong");
            }

            // 2. The certificate is one of an authenticator (section 8.2.1): a web server's signs no credentials.
            if (certificate.FindFault() is { } fault)
            {
                return new AttestationVerdict.Bad(fault);
            }

            // 2. It speaks for this very model: one model's certificate lends no name to another.
            return certificate.Names(thing.Credential.Aaguid)
                ? new AttestationVerdict.Good(AttestationKind.Certified, path)
                : new AttestationVerdict.Bad("its certificate is for another model");
        }
    }
}
