using System.Buffers;

namespace Gatehouse.Protocols.Encodings;

/// <summary>
/// Reads a PHC string (github.com/P-H-C/phc-string-format) with both salt and hash.
/// What is not exactly of that form is nothing, so that one hash has one spelling.
/// </summary>
internal static class PhcReader
{
    /// <summary>Far above what any scheme writes, so that a broken row costs little to refuse.</summary>
    public const int LongestText = 512;

    private const int LongestName = 32;

    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> s_valueCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/+.-");

    public static PhcString? Read(string? text)
    {
        if (text is null || text.Length > LongestText || !text.StartsWith('$'))
        {
            return null;
        }

        var fields = text.Split('$');
        var last = fields.Length - 1;

        // fields[0] is what stands before the first dollar: nothing.
        if (last < 3 || !IsName(fields[1]))
        {
            return null;
        }

        var next = 2;
        int? version = null;
        if (fields[next].StartsWith("v=", StringComparison.Ordinal) && !fields[next].Contains(',', StringComparison.Ordinal))
        {
            version = PhcDecimal.Read(fields[next].AsSpan(2));
            if (version is null)
            {
                return null;
            }

            next++;
        }

        IReadOnlyList<PhcParameter>? parameters = [];
        if (last - next == 2)
        {
            parameters = ReadParameters(fields[next]);
            next++;
        }

        if (parameters is null || last - next != 1)
        {
            return null;
        }

        var salt = PhcBase64.Decode(fields[next]);
        var hash = PhcBase64.Decode(fields[last]);
        return salt is null || hash is null ? null : new PhcString(fields[1], version, parameters, salt, hash);
    }

    private static List<PhcParameter>? ReadParameters(string field)
    {
        var parameters = new List<PhcParameter>();
        foreach (var part in field.Split(','))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                return null;
            }

            var (name, value) = (part[..equals], part[(equals + 1)..]);

            // Two values for one name would let two readers see two different costs.
            if (!IsName(name) || !IsValue(value) || parameters.Exists(known => known.Name == name))
            {
                return null;
            }

            parameters.Add(new PhcParameter(name, value));
        }

        return parameters;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && !text.AsSpan().ContainsAnyExcept(s_nameCharacters);

    private static bool IsValue(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(s_valueCharacters);
}
