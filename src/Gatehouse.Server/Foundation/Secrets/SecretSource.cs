#pragma warning disable RS0030 // The one file that may ask the operating system for randomness.
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>The only source of randomness, so that tests can count and replay it.</summary>
internal abstract class SecretSource
{
    public static SecretSource System { get; } = new SystemSource();

    public abstract void Fill(Span<byte> bytes);

    /// <summary>A number from 0 to <paramref name="bound"/> - 1, every one equally likely.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);

        // Numbers in the last, incomplete run of the range would favour the small ones: draw again.
        var limit = (uint)((1L << 32) / bound * bound - 1);
        Span<byte> bytes = stackalloc byte[4];
        uint drawn;
        do
        {
            Fill(bytes);
            drawn = BitConverter.ToUInt32(bytes);
        }
        while (drawn > limit);
        return (int)(drawn % (uint)bound);
    }

    /// <summary>An unguessable value in base64url without padding; 32 bytes give 256 bits.</summary>
    public string Token(int bytes = 32)
    {
        Span<byte> drawn = stackalloc byte[bytes];
        Fill(drawn);
        return Base64Url.EncodeToString(drawn);
    }

    public string Digits(int count) =>
        string.Create(count, this, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)('0' + source.Below(10));
            }
        });

    /// <summary>Characters drawn from <paramref name="alphabet"/>, each equally likely.</summary>
    public string Text(int count, string alphabet)
    {
        var characters = new char[count];
        for (var i = 0; i < count; i++)
        {
            characters[i] = alphabet[Below(alphabet.Length)];
        }

        return new string(characters);
    }

    /// <summary>A version 4 UUID (RFC 9562, section 5.4).</summary>
    public Guid Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private sealed class SystemSource : SecretSource
    {
        public override void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
    }
}
