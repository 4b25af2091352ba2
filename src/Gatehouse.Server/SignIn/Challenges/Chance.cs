using System.Buffers.Binary;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>
/// Hands out the random numbers of one drawing from blocks of the secret source: a picture asks for ten thousand,
/// and one call to the operating system for each would cost more than the drawing.
/// </summary>
internal sealed class Chance(SecretSource source)
{
    private readonly byte[] block = new byte[4096];
    private int used = 4096;

    public uint Next()
    {
        if (used == block.Length)
        {
            source.Fill(block);
            used = 0;
        }

        var drawn = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(used));
        used += 4;
        return drawn;
    }

    /// <summary>From 0 up to, but not including, 1.</summary>
    public float Unit() => (Next() >> 8) * (1f / (1 << 24));

    public float Between(float low, float high) => low + (high - low) * Unit();

    /// <summary>From 0 to <paramref name="bound"/> - 1; the slight bias of the plain remainder bends no stroke.</summary>
    public int Below(int bound) => (int)(Next() % (uint)bound);

    /// <summary>Both ends are possible.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Coin() => (Next() & 1) != 0;

    /// <summary>Roughly a bell curve with deviation 1: the sum of the four bytes of one number.</summary>
    public float Bell()
    {
        var drawn = Next();
        var sum = (int)((drawn & 0xFF) + (drawn >> 8 & 0xFF) + (drawn >> 16 & 0xFF) + (drawn >> 24));
        return (sum - 510) * (1f / 147.8f);
    }
}
