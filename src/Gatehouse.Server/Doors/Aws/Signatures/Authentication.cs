using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Aws.Signatures;

/// <summary>Who sent a request, or why nobody can be named.</summary>
internal abstract record Authentication
{
    private Authentication()
    {
    }

    internal sealed record Proved(Caller Caller) : Authentication;

    /// <summary>No signature at all; a few operations need none.</summary>
    internal sealed record Anonymous : Authentication;

    internal sealed record Refused(Refusal Refusal) : Authentication;
}
