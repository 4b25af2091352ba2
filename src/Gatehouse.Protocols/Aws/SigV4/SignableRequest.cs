namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>What Signature Version 4 looks at in a request, as it stood on the wire.</summary>
/// <param name="Path">As sent: still encoded, without the query.</param>
/// <param name="Query">As sent, without the question mark.</param>
/// <param name="Headers">In the order of the wire; a name may come more than once.</param>
/// <param name="Https">Whether nobody on the way could change the body unseen.</param>
internal sealed record SignableRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body,
    bool Https)
{
    /// <summary>The only value of that name; nothing when there is none. Several are joined as HTTP joins them, and then fit nowhere.</summary>
    public string? Find(string name)
    {
        string? found = null;
        foreach (var (key, value) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                found = found is null ? value.Trim() : found + "," + value.Trim();
            }
        }

        return found;
    }
}
