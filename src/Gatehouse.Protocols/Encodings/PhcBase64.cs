namespace Gatehouse.Protocols.Encodings;

/// <summary>Base64 of RFC 4648, section 4, without padding and with unused bits zero, as PHC strings use it.</summary>
internal static class PhcBase64
{
    private const int Group = 4;

    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    public static byte[]? Decode(string text)
    {
        if (text.Length == 0 || text.Length % Group == 1)
        {
            return null;
        }

        var padded = text.PadRight((text.Length + Group - 1) / Group * Group, '=');
        var bytes = new byte[padded.Length / Group * 3];
        if (!Convert.TryFromBase64String(padded, bytes, out var count))
        {
            return null;
        }

        // The framework forgives white space, padding in the text and unused bits that are set: a second spelling of the same bytes.
        var decoded = bytes.AsSpan(0, count).ToArray();
        return string.Equals(Encode(decoded), text, StringComparison.Ordinal) ? decoded : null;
    }
}
