using System.Net;
using System.Net.Sockets;

namespace Gatehouse.Server.Foundation.Network;

/// <summary>Tells the addresses of the open internet from those that only this machine or its network answers at (RFC 6890).</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>Of these, a part leads to addresses of version 4 or to nowhere.</summary>
    private static readonly IPNetwork[] Within = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Contain(IPAddress address)
    {
        var plain = ClientNetwork.Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(Special, each => each.Contains(plain))
            : Global.Contains(plain) && !Array.Exists(Within, each => each.Contains(plain));
    }
}
