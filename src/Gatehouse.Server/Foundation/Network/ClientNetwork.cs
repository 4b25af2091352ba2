using System.Net;
using System.Net.Sockets;

namespace Gatehouse.Server.Foundation.Network;

/// <summary>The network that an address is counted under: people move within it, and a guesser owns all of it.</summary>
internal static class ClientNetwork
{
    private const int OfVersion4 = 24;
    private const int OfVersion6 = 48;

    /// <summary>Such as <c>203.0.113.0/24</c> or <c>2001:db8:7::/48</c>.</summary>
    public static string Of(IPAddress address)
    {
        // The machine itself is one network, whichever family its programs and its browser speak.
        var plain = IPAddress.IsLoopback(address) ? IPAddress.Loopback : Plain(address);
        var length = plain.AddressFamily == AddressFamily.InterNetwork ? OfVersion4 : OfVersion6;
        var bytes = plain.GetAddressBytes();
        Array.Clear(bytes, length / 8, bytes.Length - length / 8);
        return $"{new IPAddress(bytes)}/{length}";
    }

    /// <summary>For an address kept as text; the text itself when it is none.</summary>
    public static string Of(string address) => IPAddress.TryParse(address, out var parsed) ? Of(parsed) : address;

    /// <summary>One spelling for one address: an IPv4 peer on a socket of both families looks like IPv6, and a scope id names a cable of ours.</summary>
    public static IPAddress Plain(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 } => new IPAddress(address.GetAddressBytes()),
        _ => address,
    };
}
