using System.Collections;

namespace Gatehouse.Server.Foundation.Logging;

/// <summary>What every log line of a request carries: one pair for structured logs, a short text for people.</summary>
internal sealed class RequestScope(string id) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 1;

    public KeyValuePair<string, object?> this[int index] =>
        index == 0 ? new("RequestId", id) : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
    }

    public override string ToString() => $"request {id}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
