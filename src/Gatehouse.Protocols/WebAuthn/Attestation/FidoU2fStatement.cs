using Gatehouse.Protocols.WebAuthn.Keys;

namespace Gatehouse.Protocols.WebAuthn.Attestation;

/// <summary>Keys from before WebAuthn (section 8.6).</summary>
internal static class FidoU2fStatement
{
    private const byte Reserved = 0x00;
    private const byte Uncompressed = 0x04;

    public static AttestationVerdict Verify(AttestedThing thing)
    {
        // 1, 2. The syntax, with exactly one certificate.
        if (thing.Envelope.Statement is not CborValue.Map statement || !statement.Holds("sig", "x5c") || statement.FindBytes("sig") is not { } sig
            || !AttestationCertificate.TryReadPath(statement, out var path) || path.Count != 1 || !AttestationCertificate.TryRead(path[0], out var certificate))
        {
            return new AttestationVerdict.Bad("its U2F statement is malformed");
        }

        using (certificate)
        {
            // 2. The certificate's key is on P-256.
            if (certificate.FindKey(CoseAlgorithm.ES256, ed25519: null) is not { } signer)
            {
                return new AttestationVerdict.Bad("its certificate's key is not on P-256");
            }

            // 3, 4. So is the credential's.
            if (thing.Key is not EcCoseKey key)
            {
                return new AttestationVerdict.Bad("its key is none that U2F knows");
            }

            // 5, 6. What such a key signs: the registration response of its own protocol.
            byte[] signed =
            [
                Reserved, .. thing.Data.RelyingPartyHash.Span, .. thing.ClientDataHash.Span, .. thing.Credential.Id.Span,
                Uncompressed, .. key.X.Span, .. key.Y.Span,
            ];
            return signer.Verify(signed, sig.Span)
                ? new AttestationVerdict.Good(AttestationKind.Certified, path)
                : new AttestationVerdict.Bad("its attestation signature is wrong");
        }
    }
}
