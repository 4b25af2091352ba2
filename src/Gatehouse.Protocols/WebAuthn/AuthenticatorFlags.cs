namespace Gatehouse.Protocols.WebAuthn;

/// <summary>The flags of authenticator data (section 6.1). Bits one and five are reserved, and passed over.</summary>
[Flags]
internal enum AuthenticatorFlags
{
    None = 0,

    /// <summary>UP: somebody touched it.</summary>
    UserPresent = 0x01,

    /// <summary>UV: it was the owner, by PIN, finger or face.</summary>
    UserVerified = 0x04,

    /// <summary>BE: the credential may live on several devices.</summary>
    BackupEligible = 0x08,

    /// <summary>BS: it does.</summary>
    BackedUp = 0x10,

    /// <summary>AT: a new credential follows.</summary>
    AttestedCredential = 0x40,

    /// <summary>ED: extension outputs follow.</summary>
    Extensions = 0x80,
}
