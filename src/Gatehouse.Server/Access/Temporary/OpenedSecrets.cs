using System.Collections.Concurrent;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>
/// The secrets of keys that sign often, opened once for each sealed text and kept in memory alone. It says nothing about whether a key
/// may still sign: the sealed text itself is read with every call. Whoever could read this memory has the key file there, which opens them all.
/// </summary>
internal sealed class OpenedSecrets(Sealer sealer)
{
    /// <summary>At about half a kilobyte each; when it is full it begins again, which costs one opening each.</summary>
    private const int Most = 4_000;

    private readonly ConcurrentDictionary<(string Purpose, string Sealed), string> known = new();

    /// <summary>Nothing when it was altered, sealed for another purpose or by a key that is gone.</summary>
    public string? Open(string purpose, string sealedText)
    {
        if (known.TryGetValue((purpose, sealedText), out var secret))
        {
            return secret;
        }

        if (sealer.OpenText(purpose, sealedText) is not { } opened)
        {
            return null;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[(purpose, sealedText)] = opened;
        return opened;
    }
}
