using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Protocols.Totp;

/// <summary>The secret that an app and the server share, as people and apps see it.</summary>
internal static class TotpSeed
{
    /// <summary>What the pages hand out: the length that RFC 4226, section 4, recommends, short enough to type.</summary>
    public const int Length = 20;

    /// <summary>What CreateVirtualMFADevice hands out: 64 characters.</summary>
    public const int VirtualDeviceLength = 40;

    private const int Group = 4;

    /// <summary>As apps take it.</summary>
    public static string Text(ReadOnlySpan<byte> seed) => Base32.Encode(seed);

    /// <summary>In groups of four, for people who type it.</summary>
    public static string Groups(ReadOnlySpan<byte> seed) => string.Join(' ', Text(seed).Chunk(Group).Select(static group => new string(group)));
}
