using System.Buffers.Binary;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>Writes a RIFF WAVE file: PCM, one channel, 16 bits.</summary>
internal static class WavWriter
{
    private const int HeaderLength = 44;

    /// <summary>The whole file.</summary>
    /// <param name="sound">Samples from -1 to 1; what is beyond is cut.</param>
    public static byte[] Write(ReadOnlySpan<float> sound, int rate)
    {
        var file = new byte[HeaderLength + 2 * sound.Length];
        var header = file.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], 2 * rate);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], 2 * sound.Length);
        for (var i = 0; i < sound.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header[(HeaderLength + 2 * i)..], (short)(Math.Clamp(sound[i], -1, 1) * short.MaxValue));
        }

        return file;
    }
}
