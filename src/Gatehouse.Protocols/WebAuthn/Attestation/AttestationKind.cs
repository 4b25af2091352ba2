namespace Gatehouse.Protocols.WebAuthn.Attestation;

/// <summary>Who vouches for the authenticator's model (section 6.5.3).</summary>
internal enum AttestationKind
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>The credential's own key: it is held, but by whom is not said.</summary>
    Self,

    /// <summary>A certificate of its maker.</summary>
    Certified,
}
