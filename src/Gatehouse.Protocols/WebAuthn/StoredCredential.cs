namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What of a credential's record an authentication needs.</summary>
/// <param name="PublicKey">The COSE key as it came at registration.</param>
/// <param name="UserHandle">The owner's.</param>
internal sealed record StoredCredential(
    ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> PublicKey, ReadOnlyMemory<byte> UserHandle, uint SignCount, bool BackupEligible);
