using System.Buffers.Text;
using System.Text.Json;
using Gatehouse.Protocols.WebAuthn;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>A credential's record (WebAuthn level 3, section 4), as it is stored.</summary>
internal sealed record StoredPasskey
{
    public string Serial { get; init; } = "";

    public string Owner { get; init; } = "";

    public string CredentialId { get; init; } = "";

    /// <summary>The facts that never change, as JSON.</summary>
    public string Credential { get; init; } = "";

    public long SignCount { get; init; }

    public string UserHandle { get; init; } = "";

    public PasskeyFacts Facts => JsonSerializer.Deserialize<PasskeyFacts>(Credential)!;

    public CredentialDescriptor Descriptor => new(Base64Url.DecodeFromChars(CredentialId), Facts.Transports);

    public StoredCredential ToCredential() =>
        new(Base64Url.DecodeFromChars(CredentialId), Facts.PublicKey, Base64Url.DecodeFromChars(UserHandle), (uint)SignCount, Facts.BackupEligible);
}

/// <param name="PublicKey">The COSE key as it came.</param>
/// <param name="Aaguid">Names the model.</param>
/// <param name="Discoverable">Whether it can sign in without a name; nothing where the browser did not say.</param>
internal sealed record PasskeyFacts(byte[] PublicKey, string Algorithm, Guid Aaguid, string Attestation, bool BackupEligible, bool? Discoverable, IReadOnlyList<string> Transports)
{
    public static string Write(NewCredential credential) => JsonSerializer.Serialize(new PasskeyFacts(
        credential.PublicKey.ToArray(),
        credential.Algorithm.ToString(),
        credential.Aaguid,
        credential.Attestation.ToString(),
        credential.BackupEligible,
        credential.Discoverable,
        credential.Transports));
}
