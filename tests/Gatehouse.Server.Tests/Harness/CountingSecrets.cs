using System.Buffers.Binary;
using System.Security.Cryptography;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>The same bytes for the same seed on every machine: block n is the SHA-256 of seed and n.</summary>
internal sealed class CountingSecrets(int seed = 1) : SecretSource
{
    private readonly byte[] block = new byte[SHA256.HashSizeInBytes];
    private long count;
    private int used = SHA256.HashSizeInBytes;

    public override void Fill(Span<byte> bytes)
    {
        Span<byte> number = stackalloc byte[12];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (used == block.Length)
            {
                BinaryPrimitives.WriteInt32BigEndian(number, seed);
                BinaryPrimitives.WriteInt64BigEndian(number[4..], count++);
                SHA256.HashData(number, block);
                used = 0;
            }

            bytes[i] = block[used++];
        }
    }
}
