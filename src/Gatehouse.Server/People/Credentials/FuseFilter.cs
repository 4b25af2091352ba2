using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// A binary fuse filter (Graf and Lemire, "Binary Fuse Filters", 2022) over texts, with fingerprints of 20 bits:
/// every text it was made of is found, another one with a chance of one in a million.
/// </summary>
/// <remarks>
/// File: magic "GHFF", format 1, seed (one byte), log2 of the segment length (one byte), zero (one byte),
/// number of entries and number of segments (32 bits each, little-endian), then the packed fingerprints.
/// </remarks>
internal sealed class FuseFilter
{
    public const int FingerprintBits = 20;
    public const int HeaderBytes = 16;
    public const byte Format = 1;

    /// <summary>A fingerprint is read as 32 bits, so the last one needs bytes behind it.</summary>
    public const int Tail = sizeof(uint);

    private const uint FingerprintMask = (1u << FingerprintBits) - 1;

    private readonly byte[] _file;
    private readonly FuseLayout _layout;
    private readonly byte _seed;

    public FuseFilter(byte[] file)
    {
        if (file.Length < HeaderBytes || !file.AsSpan().StartsWith(Magic) || file[4] != Format)
        {
            throw new InvalidDataException("This is no password filter of a known format.");
        }

        _file = file;
        _seed = file[5];
        Entries = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8));
        _layout = new FuseLayout(file[6], BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(12)));
        if (file.Length != HeaderBytes + FingerprintBytes(_layout.Slots))
        {
            throw new InvalidDataException("The password filter is cut short or has grown.");
        }
    }

    public static ReadOnlySpan<byte> Magic => "GHFF"u8;

    public int Entries { get; }

    public static int FingerprintBytes(uint slots) => (int)(((long)slots * FingerprintBits + 7) / 8) + Tail;

    public bool Contains(string key)
    {
        var place = _layout.Place(Hash(key, _seed));
        return (Slot(place.First) ^ Slot(place.Second) ^ Slot(place.Third)) == place.Fingerprint;
    }

    /// <summary>Eight bytes for the place and four for the fingerprint; another seed gives other places.</summary>
    public static FuseHash Hash(string key, byte seed)
    {
        var bytes = new byte[1 + Encoding.UTF8.GetByteCount(key)];
        bytes[0] = seed;
        Encoding.UTF8.GetBytes(key, bytes.AsSpan(1));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return new FuseHash(
            BinaryPrimitives.ReadUInt64LittleEndian(digest),
            BinaryPrimitives.ReadUInt32LittleEndian(digest[8..]) & FingerprintMask);
    }

    private uint Slot(uint slot)
    {
        var bit = (long)slot * FingerprintBits;
        var read = BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(HeaderBytes + (int)(bit >> 3)));
        return read >> (int)(bit & 7) & FingerprintMask;
    }
}

internal readonly record struct FuseHash(ulong Place, uint Fingerprint);
