using System.Collections.Concurrent;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>Policies as they are decided by, read once for each text. A text never changes its meaning, so no node needs to tell another.</summary>
internal sealed class ParsedPolicies
{
    /// <summary>At about ten kilobytes each; when it is full it begins again, which costs one reading each.</summary>
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<(string Text, PolicyUse Use), PolicyDocument> known = new();

    /// <summary>Every text was judged before it was kept; one that cannot be read now is a bug, and whoever asks is not let in.</summary>
    public PolicyDocument Get(string text, PolicyUse use)
    {
        if (known.TryGetValue((text, use), out var document))
        {
            return document;
        }

        document = PolicyReader.Read(text, use) switch
        {
            PolicyReading.Read read => read.PolicyDocument,
            PolicyReading.Malformed malformed => throw new InvalidOperationException($"A stored policy cannot be read: {malformed.Error.Text}"),
            _ => throw new InvalidOperationException("A policy is read or malformed."),
        };
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[(text, use)] = document;
        return document;
    }
}
