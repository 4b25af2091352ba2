using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Shouldly;

namespace Gatehouse.Server.Tests.SignIn.Challenges;

/// <summary>Reads a PNG by the standard's own words, and complains where a browser would.</summary>
internal static class PngPixels
{
    public static (int Width, int Height, byte[] Greys) Read(byte[] png)
    {
        png[..8].ShouldBe("\x89PNG\r\n\x1a\n".Select(character => (byte)character));
        var chunks = new List<(string Type, byte[] Data)>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var body = png.AsSpan(at + 4, 4 + length);
            BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)).ShouldBe(Crc(body));
            chunks.Add((Encoding.ASCII.GetString(body[..4]), body[4..].ToArray()));
            at += 12 + length;
        }

        chunks.Select(chunk => chunk.Type).ShouldBe(["IHDR", "IDAT", "IEND"]);
        var header = chunks[0].Data;
        header[8..].ShouldBe([4, 0, 0, 0, 0]);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        using var zlib = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        rows.Length.ShouldBe((1 + width / 2) * height);
        var raw = rows.ToArray();
        var greys = new byte[width * height];
        for (var i = 0; i < greys.Length; i++)
        {
            var row = i / width * (1 + width / 2);
            raw[row].ShouldBe((byte)0);
            var pair = raw[row + 1 + i % width / 2];
            greys[i] = (byte)((i % width & 1) == 0 ? pair >> 4 : pair & 15);
        }

        return (width, height, greys);
    }

    // Annex D of the standard, with its division written out.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                crc = ((crc ^ (uint)(value >> bit)) & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
