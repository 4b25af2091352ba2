using System.Diagnostics.CodeAnalysis;

namespace Gatehouse.Protocols.WebAuthn.Attestation;

/// <summary>The envelope of a new credential (section 6.5.4).</summary>
/// <param name="Format">Which kind of statement it is: <c>fmt</c>.</param>
/// <param name="DataBytes">The authenticator data as it was signed.</param>
internal sealed record AttestationObject(string Format, CborValue Statement, ReadOnlyMemory<byte> DataBytes)
{
    /// <summary>Room for a long credential id and a chain of certificates.</summary>
    private const int Longest = 32 * 1024;

    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out AttestationObject? envelope)
    {
        envelope = null;
        if (bytes.Length <= Longest && CborValueReader.TryRead(bytes, out var value) && value is CborValue.Map map && map.Holds("fmt", "attStmt", "authData")
            && map.FindText("fmt") is { } format && map.FindBytes("authData") is { } data)
        {
            envelope = new(format, map.Members["attStmt"], data);
        }

        return envelope is not null;
    }
}
