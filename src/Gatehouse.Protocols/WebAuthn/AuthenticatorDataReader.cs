using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>Reads authenticator data to its last byte (section 6.1).</summary>
internal static class AuthenticatorDataReader
{
    private const int HashLength = 32;
    private const int FlagsAt = HashLength;
    private const int CountAt = FlagsAt + 1;
    private const int HeadLength = CountAt + sizeof(uint);
    private const int AaguidLength = 16;
    private const int CredentialHeadLength = AaguidLength + sizeof(ushort);

    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out AuthenticatorData? data)
    {
        data = null;
        if (bytes.Length < HeadLength)
        {
            return false;
        }

        var flags = (AuthenticatorFlags)bytes.Span[FlagsAt];
        var rest = bytes[HeadLength..];
        AttestedCredential? credential = null;
        if (flags.HasFlag(AuthenticatorFlags.AttestedCredential) && !TryTakeCredential(ref rest, out credential))
        {
            return false;
        }

        CborValue.Map? extensions = null;
        if (flags.HasFlag(AuthenticatorFlags.Extensions))
        {
            if (!CborValueReader.TryReadFirst(rest, out var value, out var length) || value is not CborValue.Map map)
            {
                return false;
            }

            (extensions, rest) = (map, rest[length..]);
        }

        // What stands after it was announced by no flag: signed bytes without a meaning are room for somebody else's.
        if (!rest.IsEmpty)
        {
            return false;
        }

        data = new(bytes[..HashLength], flags, BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[CountAt..]), credential, extensions);
        return true;
    }

    private static bool TryTakeCredential(ref ReadOnlyMemory<byte> rest, [NotNullWhen(true)] out AttestedCredential? credential)
    {
        credential = null;
        if (rest.Length < CredentialHeadLength)
        {
            return false;
        }

        var aaguid = new Guid(rest.Span[..AaguidLength], bigEndian: true);
        var idLength = BinaryPrimitives.ReadUInt16BigEndian(rest.Span[AaguidLength..]);
        rest = rest[CredentialHeadLength..];
        if (idLength > rest.Length || !CborValueReader.TryReadFirst(rest[idLength..], out var key, out var keyLength) || key is not CborValue.Map)
        {
            return false;
        }

        credential = new(aaguid, rest[..idLength], rest.Slice(idLength, keyLength));
        rest = rest[(idLength + keyLength)..];
        return true;
    }
}
