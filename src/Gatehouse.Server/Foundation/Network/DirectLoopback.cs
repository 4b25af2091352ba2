using System.Net;

namespace Gatehouse.Server.Foundation.Network;

/// <summary>Whether a request was made on this very machine by somebody who meant to: nothing forwarded, nothing lured by a foreign name.</summary>
internal static class DirectLoopback
{
    private static readonly string[] ForwardingHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "X-Real-IP", "Via"];

    public static bool Is(HttpContext context) =>

        // 1. The peer is this machine.
        context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(ClientNetwork.Plain(peer))

        // 2. It is no proxy on this machine that speaks for the outside.
        && !Array.Exists(ForwardingHeaders, context.Request.Headers.ContainsKey)

        // 3. No foreign name that points at 127.0.0.1 (DNS rebinding): the browser would let that site's scripts read the answer.
        && IsLoopbackName(context.Request.Host.Host);


    public static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(ClientNetwork.Plain(address)));
}
