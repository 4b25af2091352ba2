using System.IO.Compression;
using System.Text.Json;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>
/// How much of its room a session's luggage takes, in percent: session policies, tags and source identity, deflated (RFC 1951).
/// Every signed call reads it, so it must stay small however many tags a chain of roles collects.
/// </summary>
internal static class PackedSize
{
    /// <summary>A session policy of the greatest length fits by itself, however little of it can be packed.</summary>
    private const int Room = 2048;

    /// <summary>0 for no luggage at all.</summary>
    public static int Measure(CallerSession session)
    {
        if (session is { Policy: null, PolicyArns: [], Tags.Count: 0, SourceIdentity: null })
        {
            return 0;
        }

        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(deflate, new object?[] { session.Policy, session.PolicyArns, session.Tags, session.TransitiveTagKeys, session.SourceIdentity });
        }

        return (int)Math.Ceiling(packed.Length * 100d / Room);
    }

    public static Refusal? FindProblem(CallerSession session) => Measure(session) switch
    {
        <= 100 => null,
        var percent => new(
            "PackedPolicyTooLarge",
            RefusalKind.Malformed,
            session.Policy is null && session.PolicyArns is []
                ? $"Packed size of session tags consumes {percent}% of allotted space."
                : $"Packed policy consumes {percent}% of allotted space, please use smaller policy."),
    };
}
