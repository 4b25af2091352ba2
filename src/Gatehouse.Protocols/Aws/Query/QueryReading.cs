using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Aws.Query;

/// <summary>What a form or query string means, or why it means nothing.</summary>
internal abstract record QueryReading
{
    private QueryReading()
    {
    }

    internal sealed record Read(JsonObject Members) : QueryReading;

    /// <param name="Message">For the caller.</param>
    internal sealed record Unreadable(string Message) : QueryReading;
}
