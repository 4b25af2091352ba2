namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What a browser is asked for an assertion (PublicKeyCredentialRequestOptionsJSON, section 5.1).</summary>
internal sealed record RequestOptions(RelyingParty Party, ReadOnlyMemory<byte> Challenge, UserVerification UserVerification)
{
    /// <summary>How long people have. A hint: the server's own limit counts.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>None where any passkey may answer.</summary>
    public IReadOnlyList<CredentialDescriptor> Allowed { get; init; } = [];
}
