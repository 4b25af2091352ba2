using System.Buffers.Binary;
using System.IO.Compression;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>Writes a picture of sixteen greys (PNG third edition; colour type 0, bit depth 4), and no metadata.</summary>
internal static class PngWriter
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The whole file.</summary>
    /// <param name="greys">One value from 0 (black) to 15 (white) for each pixel; the width must be even.</param>
    public static byte[] Write(ReadOnlySpan<byte> greys, int width, int height)
    {
        using var file = new MemoryStream(greys.Length / 2 + 256);
        file.Write(Signature);

        // Section 11.2.1: width, height, bit depth, colour type, compression, filter, interlace.
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 4;
        header[9..].Clear();
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compressed(greys, width, height));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(ReadOnlySpan<byte> greys, int width, int height)
    {
        using var buffer = new MemoryStream(greys.Length / 2 + 64);
        using (var zlib = new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            // Section 9.2: every row starts with its filter; none pays off on noise.
            Span<byte> row = stackalloc byte[1 + width / 2];
            for (var y = 0; y < height; y++)
            {
                row[0] = 0;
                for (var x = 0; x < width; x += 2)
                {
                    row[1 + x / 2] = (byte)(greys[y * width + x] << 4 | greys[y * width + x + 1]);
                }

                zlib.Write(row);
            }
        }

        return buffer.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    // Annex D, bit by bit: ten thousand bytes a picture need no table.
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            }
        }

        return crc;
    }
}
