namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What the authenticator itself says and signs (section 6.1).</summary>
/// <param name="RelyingPartyHash">SHA-256 of the relying party's id.</param>
/// <param name="SignCount">Zero for ever where it has no counter.</param>
/// <param name="Credential">Where the AT flag is set.</param>
internal sealed record AuthenticatorData(
    ReadOnlyMemory<byte> RelyingPartyHash, AuthenticatorFlags Flags, uint SignCount, AttestedCredential? Credential, CborValue.Map? Extensions)
{
    public bool Has(AuthenticatorFlags flag) => Flags.HasFlag(flag);
}

/// <summary>A credential that was just made (section 6.5.1).</summary>
/// <param name="Aaguid">Names the model; all zero where it is not told.</param>
/// <param name="PublicKey">The COSE key as it came.</param>
internal sealed record AttestedCredential(Guid Aaguid, ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> PublicKey);
