namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What a browser is asked for a new credential (PublicKeyCredentialCreationOptionsJSON, section 5.1).</summary>
/// <param name="Brand">The name that people see beside our host.</param>
/// <param name="User">Whom it is for.</param>
internal sealed record CreationOptions(RelyingParty Party, string Brand, CredentialUser User, ReadOnlyMemory<byte> Challenge, UserVerification UserVerification)
{
    /// <summary>How long people have. A hint: the server's own limit counts.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Those that the user has: a second registration of one authenticator fails in the browser already.</summary>
    public IReadOnlyList<CredentialDescriptor> Excluded { get; init; } = [];

    /// <summary>Whether it must be found without being named: then it signs in by itself.</summary>
    public bool Discoverable { get; init; }

    /// <summary>Whether the maker's word on the model is wanted: people are warned by their browser that it is told.</summary>
    public bool Attestation { get; init; }
}

/// <param name="Handle">Random, 1 to 64 bytes, and tells nothing of the person: authenticators show it to whoever holds them.</param>
/// <param name="Name">As typed at sign-in.</param>
internal sealed record CredentialUser(ReadOnlyMemory<byte> Handle, string Name, string DisplayName);
