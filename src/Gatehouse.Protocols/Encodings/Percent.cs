using System.Text;

namespace Gatehouse.Protocols.Encodings;

/// <summary>Percent-encoding of RFC 3986, section 2, with only the unreserved characters left as they are.</summary>
internal static class Percent
{
    private const string Digits = "0123456789ABCDEF";

    public static string Encode(string text)
    {
        var into = new StringBuilder(text.Length + 16);
        AppendEncoded(into, Encoding.UTF8.GetBytes(text));
        return into.ToString();
    }

    public static void AppendEncoded(StringBuilder into, ReadOnlySpan<byte> bytes, char alsoKept = '-')
    {
        foreach (var value in bytes)
        {
            if (IsUnreserved(value) || value == alsoKept)
            {
                into.Append((char)value);
            }
            else
            {
                into.Append('%').Append(Digits[value >> 4]).Append(Digits[value & 15]);
            }
        }
    }

    /// <summary>
    /// Reads one name or value of a query or form, where a plus is a space.
    /// A percent sign without two digits stands for itself, so that every text has exactly one meaning.
    /// </summary>
    public static byte[] DecodeFormPart(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var (count, at) = (0, 0);
        while (at < text.Length)
        {
            if (text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
            {
                bytes[count++] = (byte)(Value(text[at + 1]) << 4 | Value(text[at + 2]));
                at += 3;
            }
            else if (text[at] == '+')
            {
                bytes[count++] = (byte)' ';
                at++;
            }
            else
            {
                var end = at + 1;
                while (end < text.Length && text[end] is not '%' and not '+')
                {
                    end++;
                }

                count += Encoding.UTF8.GetBytes(text[at..end], bytes.AsSpan(count));
                at = end;
            }
        }

        return bytes.AsSpan(0, count).ToArray();
    }

    private static bool IsUnreserved(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~';

    private static int Value(char digit) => digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10;
}
