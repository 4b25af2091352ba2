using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>One name and value of a query, decoded.</summary>
internal readonly record struct QueryPart(string Name, byte[] NameBytes, byte[] ValueBytes)
{
    public string Value => System.Text.Encoding.UTF8.GetString(ValueBytes);
}

/// <summary>
/// A query in the reading that the rest of the server has of it.
/// Signing the meaning, not the spelling, leaves no spelling that is signed as one thing and read as another.
/// </summary>
internal static class QueryParts
{
    public static List<QueryPart> Split(string query)
    {
        var parts = new List<QueryPart>();
        foreach (var range in query.AsSpan().Split('&'))
        {
            var pair = query.AsSpan(range);
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            var name = Percent.DecodeFormPart(equals < 0 ? pair : pair[..equals]);
            parts.Add(new QueryPart(System.Text.Encoding.UTF8.GetString(name), name, equals < 0 ? [] : Percent.DecodeFormPart(pair[(equals + 1)..])));
        }

        return parts;
    }
}
