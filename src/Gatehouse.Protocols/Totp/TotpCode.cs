using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gatehouse.Protocols.Totp;

/// <summary>The six digits of a step (RFC 4226, section 5.3, with the step as its counter).</summary>
internal static class TotpCode
{
    public const int Digits = 6;
    private const uint Modulus = 1_000_000;

    public static string At(ReadOnlySpan<byte> seed, long step)
    {
        Span<byte> digits = stackalloc byte[Digits];
        Write(seed, step, digits);
        return string.Create(Digits, digits, static (text, ascii) => System.Text.Encoding.ASCII.GetChars(ascii, text));
    }

    /// <summary>The same as ASCII, without leaving a copy of a valid code on the heap.</summary>
    public static void Write(ReadOnlySpan<byte> seed, long step, Span<byte> digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Authenticator apps know SHA-1 only; HMAC does not rest on its resistance to collisions.
        HMACSHA1.HashData(seed, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = (BinaryPrimitives.ReadUInt32BigEndian(hash[offset..]) & 0x7FFF_FFFF) % Modulus;
        for (var at = Digits - 1; at >= 0; at--)
        {
            digits[at] = (byte)('0' + number % 10);
            number /= 10;
        }
    }

    /// <summary>Exactly six ASCII digits. Anything else, digits of other scripts and spaces included, is no code.</summary>
    public static bool TryRead(string? typed, Span<byte> digits)
    {
        if (typed is not { Length: Digits } || !typed.All(char.IsAsciiDigit))
        {
            return false;
        }

        System.Text.Encoding.ASCII.GetBytes(typed, digits);
        return true;
    }
}
