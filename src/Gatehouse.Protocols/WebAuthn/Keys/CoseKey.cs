namespace Gatehouse.Protocols.WebAuthn.Keys;

/// <summary>A credential's public key.</summary>
internal abstract record CoseKey(CoseAlgorithm Algorithm)
{
    /// <summary>False for a wrong signature and for one that is no signature at all; never an exception.</summary>
    public abstract bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}
