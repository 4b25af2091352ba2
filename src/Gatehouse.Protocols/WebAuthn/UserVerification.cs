namespace Gatehouse.Protocols.WebAuthn;

/// <summary>Whether the authenticator must make sure that it is its owner who uses it (section 5.8.6).</summary>
internal enum UserVerification
{
    /// <summary>As a second factor: possession is what counts, more is welcome.</summary>
    Preferred,

    /// <summary>Where the passkey is the whole sign-in.</summary>
    Required,
}
