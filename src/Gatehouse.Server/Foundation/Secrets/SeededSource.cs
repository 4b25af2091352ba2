using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>
/// Randomness that a stored seed repeats: the same challenge is always drawn the same, because two drawings of one answer could be
/// laid over each other.
/// </summary>
internal sealed class SeededSource(byte[] seed) : SecretSource
{
    private readonly byte[] block = new byte[32];
    private long counter;
    private int left;

    public override void Fill(Span<byte> bytes)
    {
        Span<byte> number = stackalloc byte[8];
        while (!bytes.IsEmpty)
        {
            if (left == 0)
            {
                BinaryPrimitives.WriteInt64BigEndian(number, counter++);
                HMACSHA256.HashData(seed, number, block);
                left = block.Length;
            }

            var taken = Math.Min(left, bytes.Length);
            block.AsSpan(block.Length - left, taken).CopyTo(bytes);
            left -= taken;
            bytes = bytes[taken..];
        }
    }
}
