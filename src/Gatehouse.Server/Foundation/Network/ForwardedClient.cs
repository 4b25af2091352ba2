using System.Net;
using Microsoft.Extensions.Primitives;

namespace Gatehouse.Server.Foundation.Network;

/// <summary>
/// Reads <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> as a trusted proxy wrote them. <c>X-Forwarded-Host</c> and
/// <c>Forwarded</c> are never read: no address of ours is built from what a request says.
/// </summary>
internal static class ForwardedClient
{
    private const int LargestHeader = 2048;

    /// <summary>
    /// The client in front of the proxies. Every proxy appends the peer that it saw, so the list is believed from its right end for
    /// as long as the speaker is a proxy of ours; whatever a client wrote itself stands further left and is never reached.
    /// </summary>
    /// <returns>The peer itself when it is no proxy of ours, or when what it says cannot be read.</returns>
    public static IPAddress FindAddress(IPAddress peer, StringValues forwardedFor, TrustedProxies proxies)
    {
        var text = forwardedFor.ToString();
        if (text.Length is 0 or > LargestHeader || !proxies.Contains(peer))
        {
            return peer;
        }

        var client = peer;
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries).Reverse())
        {
            if (!proxies.Contains(client))
            {
                break;
            }

            if (ReadAddress(entry) is not { } address)
            {
                return peer;
            }

            client = address;
        }

        return client;
    }

    /// <summary>Whether a trusted proxy says that its own client came by https. The nearest proxy wrote the last word.</summary>
    public static bool IsHttps(IPAddress peer, StringValues forwardedProto, TrustedProxies proxies) =>
        proxies.Contains(peer)
        && forwardedProto.ToString() is { Length: > 0 and <= LargestHeader } text
        && text.AsSpan(text.LastIndexOf(',') + 1).Trim().Equals("https", StringComparison.OrdinalIgnoreCase);

    /// <summary>An address, also with a port as some proxies write it: <c>203.0.113.7:4711</c>, <c>[2001:db8::1]:4711</c>.</summary>
    private static IPAddress? ReadAddress(string text)
    {
        // IPEndPoint alone would take "7" for 0.0.0.7, so an IPv4 address must have its four parts.
        if (!text.Contains(':', StringComparison.Ordinal) && text.Count(static c => c == '.') != 3)
        {
            return null;
        }

        return IPEndPoint.TryParse(text, out var point) && text.IndexOf('%', StringComparison.Ordinal) < 0
            ? ClientNetwork.Plain(point.Address)
            : null;
    }
}
