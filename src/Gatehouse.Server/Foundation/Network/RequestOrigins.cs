using System.Net.Security;
using System.Security.Authentication;
using Gatehouse.Server.Foundation.Audit;
using Microsoft.AspNetCore.Connections.Features;

namespace Gatehouse.Server.Foundation.Network;

/// <summary>Tells where a request came from, in the one form that audit records, throttles and letters use.</summary>
internal static class RequestOrigins
{
    private const int LongestUserAgent = 512;
    private const int LongestHost = 255;

    public static RequestOrigin Of(HttpContext context)
    {
        var tls = context.Features.Get<ITlsHandshakeFeature>();
        return new(
            AddressOf(context),
            Clean(context.Request.Headers.UserAgent.ToString(), LongestUserAgent),
            Clean(context.Request.Host.Value ?? "", LongestHost),
            tls is null ? "" : Name(tls.Protocol),
            tls?.NegotiatedCipherSuite is { } cipher and not TlsCipherSuite.TLS_NULL_WITH_NULL_NULL ? cipher.ToString() : "",
            context.TraceIdentifier);
    }

    /// <summary>The client's address in its one spelling; <c>unknown</c> where the connection has none (a socket of this machine).</summary>
    public static string AddressOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? ClientNetwork.Plain(address).ToString() : "unknown";

    /// <summary>The network that tries and limits are counted under.</summary>
    public static string NetworkOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? ClientNetwork.Of(address) : "unknown";

    /// <summary>CloudTrail's spelling: <c>TLSv1.3</c> for the framework's Tls13.</summary>
    private static string Name(SslProtocols protocol) =>
        protocol.ToString() is ['T', 'l', 's', var major, var minor] ? $"TLSv{major}.{minor}" : protocol.ToString();

    /// <summary>Control characters could forge a line in a log or a letter.</summary>
    private static string Clean(string text, int longest)
    {
        var cut = text.Length > longest ? text[..longest] : text;
        return cut.Any(char.IsControl) ? string.Concat(cut.Where(static c => !char.IsControl(c))) : cut;
    }
}
