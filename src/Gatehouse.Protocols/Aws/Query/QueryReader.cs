using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Protocols.Aws.Query;

/// <summary>
/// Reads the dotted names of the query protocol into a tree: <c>Tags.member.1.Key</c> is Tags:[{Key}].
/// What it costs grows with what was sent, never with the numbers in it.
/// </summary>
internal static class QueryReader
{
    /// <summary>Far above the longest list that an operation takes, times its members.</summary>
    public const int MostParameters = 4096;

    /// <summary>The deepest request of the services has six parts.</summary>
    public const int MostParts = 12;

    /// <summary>A name is made of member names; none is long.</summary>
    public const int LongestName = 512;

    private const string ListMark = "member";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static QueryReading Read(string text)
    {
        var root = new QueryNode();
        var count = 0;
        foreach (var range in text.AsSpan().Split('&'))
        {
            var pair = text.AsSpan(range);
            if (pair.IsEmpty)
            {
                continue;
            }

            if (++count > MostParameters)
            {
                return new QueryReading.Unreadable($"The request has more than {MostParameters} parameters.");
            }

            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = Decode(equals < 0 ? [] : pair[(equals + 1)..]);
            if (name is null || value is null)
            {
                return new QueryReading.Unreadable("The request is not UTF-8.");
            }

            if (FindProblem(root, name, value) is { } problem)
            {
                return new QueryReading.Unreadable(problem);
            }
        }

        return new QueryReading.Read((JsonObject)root.ToJson());
    }

    private static string? FindProblem(QueryNode root, string name, string value)
    {
        if (name.Length is 0 or > LongestName)
        {
            return "A parameter's name is empty or too long.";
        }

        var parts = name.Split('.');
        if (parts.Length > MostParts || Array.Exists(parts, static part => part.Length == 0))
        {
            return $"The parameter '{name}' is not well-formed.";
        }

        var node = root;
        for (var at = 0; at < parts.Length; at++)
        {
            // "member" is a list's mark only before a number; a member may be called so, too.
            var isItem = parts[at] == ListMark && at > 0 && at + 1 < parts.Length && IsNumber(parts[at + 1]);
            node = isItem ? node.Item(ReadIndex(parts[++at])) : node.Member(parts[at]);
            if (node is null)
            {
                return $"The parameter '{name}' contradicts another or has an index out of range.";
            }
        }

        return node.TrySetText(value) ? null : $"The parameter '{name}' is given more than once.";
    }

    private static bool IsNumber(string text) => text.All(char.IsAsciiDigit);

    /// <summary>Lists count from one; a number that no list reaches is none.</summary>
    private static int? ReadIndex(string text) =>
        text[0] != '0' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static string? Decode(ReadOnlySpan<char> text)
    {
        try
        {
            return s_strict.GetString(Percent.DecodeFormPart(text));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
