using System.Text;

namespace Gatehouse.Protocols.Encodings;

/// <summary>One record of a file, with the line on which it begins.</summary>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);

/// <summary>
/// Comma-separated values (RFC 4180): fields in quotes may hold commas, quotes written twice and lines. A byte order mark is passed over,
/// a line may end in any way, and empty lines are no records.
/// </summary>
internal static class CsvReader
{
    /// <summary>Nothing when a quote is left open or something stands behind a closing one.</summary>
    public static List<CsvRecord>? Read(string text)
    {
        List<CsvRecord> records = [];
        var (at, line) = (text.StartsWith('\uFEFF') ? 1 : 0, 1);
        while (at < text.Length)
        {
            var begins = line;
            if (ReadRecord(text, ref at, ref line) is not { } fields)
            {
                return null;
            }

            if (fields is not [""])
            {
                records.Add(new(begins, fields));
            }
        }

        return records;
    }

    private static List<string>? ReadRecord(string text, ref int at, ref int line)
    {
        List<string> fields = [];
        while (true)
        {
            if (ReadField(text, ref at, ref line) is not { } field)
            {
                return null;
            }

            fields.Add(field);
            if (at >= text.Length)
            {
                return fields;
            }

            var end = text[at++];
            if (end == ',')
            {
                continue;
            }

            if (end == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
            }

            line++;
            return fields;
        }
    }

    private static string? ReadField(string text, ref int at, ref int line)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var start = at;
            while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            {
                at++;
            }

            return text[start..at];
        }

        at++;
        var field = new StringBuilder();
        while (at < text.Length)
        {
            var each = text[at++];
            if (each != '"')
            {
                line += each == '\n' ? 1 : 0;
                field.Append(each);
            }
            else if (at < text.Length && text[at] == '"')
            {
                field.Append(text[at++]);
            }
            else
            {
                return at >= text.Length || text[at] is ',' or '\r' or '\n' ? field.ToString() : null;
            }
        }

        return null;
    }
}
