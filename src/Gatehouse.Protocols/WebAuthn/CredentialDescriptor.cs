namespace Gatehouse.Protocols.WebAuthn;

/// <summary>A credential that is asked for, or that must not be made again (section 5.8.3).</summary>
/// <param name="Transports">As the browser told at registration.</param>
internal sealed record CredentialDescriptor(ReadOnlyMemory<byte> Id, IReadOnlyList<string> Transports);
