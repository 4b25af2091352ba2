using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Gatehouse.Policies.Conditions;

/// <summary>An IPv4 or IPv6 address with a prefix. An IPv4 address written as IPv6 counts as IPv4.</summary>
internal readonly record struct AddressRange(UInt128 Address, int Prefix, bool IsIPv4)
{
    private const int BitsOfIPv4 = 32;
    private const int BitsOfIPv6 = 128;
    private const int BytesOfIPv6 = 16;

    private int Bits => IsIPv4 ? BitsOfIPv4 : BitsOfIPv6;

    public static AddressRange? Read(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (ReadAddress(slash < 0 ? text : text[..slash]) is not { } address)
        {
            return null;
        }

        if (slash < 0)
        {
            return address;
        }

        var isPrefix = int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= address.Bits;
        return isPrefix ? address with { Prefix = prefix } : null;
    }

    public bool Holds(AddressRange one) => IsIPv4 == one.IsIPv4 && one.Prefix == Bits && Cut(one.Address) == Cut(Address);

    private UInt128 Cut(UInt128 address) => Prefix == 0 ? UInt128.Zero : address >> (Bits - Prefix);

    private static AddressRange? ReadAddress(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            return ReadIPv4(text) is { } number ? new AddressRange(number, BitsOfIPv4, true) : null;
        }

        if (text.AsSpan().IndexOfAny("%[]") >= 0 || !IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[BytesOfIPv6];
        parsed.TryWriteBytes(bytes, out _);
        var address = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return parsed.IsIPv4MappedToIPv6
            ? new AddressRange((uint)(address & uint.MaxValue), BitsOfIPv4, true)
            : new AddressRange(address, BitsOfIPv6, false);
    }

    /// <summary>Four decimal numbers and nothing else: the system's parser also takes octal, hexadecimal and short forms.</summary>
    private static uint? ReadIPv4(ReadOnlySpan<char> text)
    {
        var (address, parts) = (0u, 0);
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            var isPlain = part.Length is > 0 and <= 3 && (part.Length == 1 || part[0] != '0');
            if (!isPlain || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            (address, parts) = ((address << 8) | number, parts + 1);
        }

        return parts == 4 ? address : null;
    }
}
