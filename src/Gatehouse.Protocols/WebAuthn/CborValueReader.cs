using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>
/// Reads CBOR in CTAP2's canonical form, and nothing else (FIDO CTAP 2.1, section 8).
/// Indefinite lengths, tags, labels that stand twice and more than one way to write a number are refused: two readers could see two different things.
/// </summary>
internal static class CborValueReader
{
    /// <summary>Canonical messages nest four deep; a compound attestation, which is refused by its name, five.</summary>
    private const int Deepest = 6;

    /// <summary>One value and nothing after it.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CborValue? value) =>
        TryReadFirst(bytes, out value, out var length) && length == bytes.Length;

    /// <summary>One value, which says itself where it ends.</summary>
    public static bool TryReadFirst(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CborValue? value, out int length)
    {
        (value, length) = (null, 0);
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Ctap2Canonical, allowMultipleRootLevelValues: true);
            value = bytes.IsEmpty ? null : Read(reader, Deepest);
            length = bytes.Length - reader.BytesRemaining;
            return value is not null;
        }
        catch (Exception refused) when (refused is CborContentException or InvalidOperationException or OverflowException)
        {
            value = null;
            return false;
        }
    }

    private static CborValue? Read(CborReader reader, int depth) => reader.PeekState() switch
    {
        CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger => new CborValue.Number(reader.ReadInt64()),
        CborReaderState.ByteString => new CborValue.Bytes(reader.ReadDefiniteLengthByteString()),
        CborReaderState.TextString => new CborValue.Text(reader.ReadTextString()),
        CborReaderState.Boolean => new CborValue.Truth(reader.ReadBoolean()),
        CborReaderState.StartArray when depth > 0 => ReadList(reader, depth - 1),
        CborReaderState.StartMap when depth > 0 => ReadMap(reader, depth - 1),
        _ => null,
    };

    private static CborValue.List? ReadList(CborReader reader, int depth)
    {
        var items = new List<CborValue>();
        for (reader.ReadStartArray(); reader.PeekState() != CborReaderState.EndArray;)
        {
            if (Read(reader, depth) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        reader.ReadEndArray();
        return new(items);
    }

    private static CborValue.Map? ReadMap(CborReader reader, int depth)
    {
        var members = new Dictionary<object, CborValue>();
        for (reader.ReadStartMap(); reader.PeekState() != CborReaderState.EndMap;)
        {
            object? label = Read(reader, 0) switch
            {
                CborValue.Number number => number.Value,
                CborValue.Text text => text.Value,
                _ => null,
            };
            if (label is null || Read(reader, depth) is not { } value || !members.TryAdd(label, value))
            {
                return null;
            }
        }

        reader.ReadEndMap();
        return new(members);
    }
}
