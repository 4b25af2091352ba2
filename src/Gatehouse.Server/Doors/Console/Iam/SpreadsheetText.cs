using System.Buffers;
using System.Text;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>
/// Names that people chose, in files that spreadsheets open: what begins like a formula is made plain text by an apostrophe.
/// </summary>
internal static class SpreadsheetText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>One value, quoted where CSV demands it (RFC 4180, section 2).</summary>
    public static string Cell(string value) => Quote(Plain(value));

    public static string Quote(string value) =>
        value.AsSpan().ContainsAny(Quoted) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    /// <summary>A whole file of ours, whose first column holds names; the API gives it as it is, for programs.</summary>
    public static byte[] Guard(byte[] csv) =>
        Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(csv).Split('\n').Select(GuardFirst)));

    private static string GuardFirst(string line) =>
        line.Length == 0 ? line
        : line[0] == '"' ? string.Concat("\"", Plain(line[1..]))
        : Plain(line);

    private static string Plain(string value) =>
        value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
}
