using System.Net;

namespace Gatehouse.Server.Foundation.Network;

/// <summary>The peers that may speak for somebody else.</summary>
internal sealed class TrustedProxies
{
    private readonly IPNetwork[] networks;

    public TrustedProxies(ProxyOptions options)
    {
        networks = [.. options.Trusted.Select(Read)];
    }

    public bool IsEmpty => networks.Length == 0;

    public bool Contains(IPAddress address)
    {
        var plain = ClientNetwork.Plain(address);
        return Array.Exists(networks, network => network.Contains(plain));
    }

    private static IPNetwork Read(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        var address = ClientNetwork.Plain(IPAddress.Parse(text));
        return new(address, address.GetAddressBytes().Length * 8);
    }
}
