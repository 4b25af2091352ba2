using System.Text;

namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>RFC 2045, section 6.7: any text as short lines of plain ASCII that a person can still read.</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;

    public static string Write(string text)
    {
        var written = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            WriteLine(written, Encoding.UTF8.GetBytes(line));
        }

        return written.ToString();
    }

    private static void WriteLine(StringBuilder written, byte[] line)
    {
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            // Rules 2 and 3: blanks are themselves, but never at the end of a line, where relays drop them.
            var last = i == line.Length - 1;
            var plain = line[i] is (>= 33 and <= 126 and not (byte)'=') || (line[i] is (byte)' ' or (byte)'\t' && !last);
            var width = plain ? 1 : 3;

            // Rule 5: room is kept for the = of a soft break.
            if (column + width > LongestLine - 1)
            {
                written.Append("=\r\n");
                column = 0;
            }

            _ = plain ? written.Append((char)line[i]) : written.Append('=').Append(line[i].ToString("X2"));
            column += width;
        }

        written.Append("\r\n");
    }
}
