namespace Gatehouse.Protocols.WebAuthn.Attestation;

/// <summary>No statement (section 8.7): an empty one, so that nothing unverified hides in it.</summary>
internal static class NoneStatement
{
    public static AttestationVerdict Verify(AttestedThing thing) =>
        thing.Envelope.Statement is CborValue.Map { Members.Count: 0 }
            ? new AttestationVerdict.Good(AttestationKind.None, [])
            : new AttestationVerdict.Bad("it carries a statement where there should be none");
}
