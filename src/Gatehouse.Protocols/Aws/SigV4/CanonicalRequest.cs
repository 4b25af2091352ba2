using System.Text;
using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>Step 1 of signing: the request in the one spelling that both sides can find by themselves.</summary>
internal static class CanonicalRequest
{
    public static string Write(SignableRequest request, IReadOnlyList<string> signedHeaders, string payloadHash)
    {
        var into = new StringBuilder(512);
        into.Append(request.Method).Append('\n');
        AppendPath(into, request.Path);
        into.Append('\n');
        AppendQuery(into, request.Query);
        into.Append('\n');
        foreach (var name in signedHeaders)
        {
            into.Append(name).Append(':');
            AppendValues(into, request, name);
            into.Append('\n');
        }

        return into.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    /// <summary>Dot segments and empty ones are resolved, then what was encoded on the wire is encoded once more (all services but S3).</summary>
    private static void AppendPath(StringBuilder into, string path)
    {
        var kept = new List<string>();
        var segments = path.Split('/');
        foreach (var segment in segments)
        {
            if (segment == ".." && kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                kept.Add(segment);
            }
        }

        foreach (var segment in kept)
        {
            into.Append('/');
            Percent.AppendEncoded(into, Encoding.UTF8.GetBytes(segment));
        }

        // A slash at the end stays, and so does the one of an empty path.
        if (kept.Count == 0 || segments[^1] is "" or "." or "..")
        {
            into.Append('/');
        }
    }

    /// <summary>Everything but the signature itself, sorted by encoded name, then by encoded value.</summary>
    private static void AppendQuery(StringBuilder into, string query)
    {
        if (query.Length == 0)
        {
            return;
        }

        var pairs = new List<(string Name, string Value)>();
        foreach (var part in QueryParts.Split(query))
        {
            if (part.Name != "X-Amz-Signature")
            {
                pairs.Add((Encode(part.NameBytes), Encode(part.ValueBytes)));
            }
        }

        pairs.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name) is var order and not 0 ? order : string.CompareOrdinal(one.Value, other.Value));
        into.AppendJoin('&', pairs.Select(static pair => pair.Name + "=" + pair.Value));
    }

    private static string Encode(byte[] bytes)
    {
        var into = new StringBuilder(bytes.Length);
        Percent.AppendEncoded(into, bytes);
        return into.ToString();
    }

    private static void AppendValues(StringBuilder into, SignableRequest request, string name)
    {
        var isFirst = true;
        foreach (var (key, value) in request.Headers)
        {
            if (!string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!isFirst)
            {
                into.Append(',');
            }

            isFirst = false;
            AppendFolded(into, value);
        }
    }

    /// <summary>Runs of white space become one space, so that folding on the way breaks nothing.</summary>
    private static void AppendFolded(StringBuilder into, string value)
    {
        var wasSpace = false;
        foreach (var letter in value.AsSpan().Trim())
        {
            var isSpace = letter is ' ' or '\t' or '\r' or '\n';
            if (!isSpace || !wasSpace)
            {
                into.Append(isSpace ? ' ' : letter);
            }

            wasSpace = isSpace;
        }
    }
}
