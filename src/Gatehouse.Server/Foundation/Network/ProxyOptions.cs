using System.Net;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Network;

[SettingsSection("Proxies")]
internal sealed record ProxyOptions : IJudgedOptions
{
    [Setting("Addresses and networks of the proxies in front, comma separated, such as 10.0.0.5,192.168.7.0/24. Only they are believed about a client's address and https.")]
    public string[] Trusted { get; set; } = [];

    public IEnumerable<string> Problems()
    {
        foreach (var text in Trusted)
        {
            if (!IPNetwork.TryParse(text, out _) && !IPAddress.TryParse(text, out _))
            {
                yield return $"Gatehouse:Proxies:Trusted names '{text}', which is neither an address such as 10.0.0.5 nor a network such as 192.168.7.0/24.";
            }
        }
    }
}
