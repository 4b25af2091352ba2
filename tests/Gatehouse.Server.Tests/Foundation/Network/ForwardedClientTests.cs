using System.Net;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Network;

public sealed class ForwardedClientTests
{
    private static readonly TrustedProxies Ours = new(new() { Trusted = ["10.0.0.5", "192.168.7.0/24", "2001:db8:f::/48"] });

    [Theory]
    [InlineData("10.0.0.5", "203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:10.0.0.5", "203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:f::2", "2001:db8:1::9", "2001:db8:1::9")]
    [InlineData("10.0.0.5", "203.0.113.9:4711", "203.0.113.9")]
    [InlineData("10.0.0.5", "[2001:db8:1::9]:4711", "2001:db8:1::9")]
    [InlineData("10.0.0.5", "203.0.113.9, 192.168.7.3", "203.0.113.9")]
    public void The_client_that_our_proxy_names_is_believed(string peer, string header, string expected) =>
        Find(peer, header).ShouldBe(expected);

    [Theory]
    [InlineData("203.0.113.66", "198.51.100.1")]
    [InlineData("127.0.0.1", "198.51.100.1")]
    [InlineData("10.0.0.6", "198.51.100.1")]
    public void A_forged_address_from_somebody_who_is_no_proxy_of_ours_is_ignored(string peer, string header) =>
        Find(peer, header).ShouldBe(peer);

    [Theory]
    [InlineData("1.2.3.4, 203.0.113.9")]
    [InlineData("10.0.0.5, 203.0.113.9")]
    [InlineData("127.0.0.1, 192.168.7.1, 203.0.113.9")]
    [InlineData("<script>, 203.0.113.9")]
    public void An_address_that_the_client_itself_put_in_front_of_the_list_is_never_reached(string header) =>
        Find("10.0.0.5", header).ShouldBe("203.0.113.9");

    [Theory]
    [InlineData("unknown")]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("203.0.113.9,")]
    [InlineData("7")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("203.0.113.999")]
    [InlineData("_hidden, 192.168.7.3")]
    [InlineData("203.0.113.9%eth0")]
    [InlineData("fe80::1%2")]
    [InlineData("localhost")]
    public void A_header_that_cannot_be_read_leaves_the_peer(string header) => Find("10.0.0.5", header).ShouldBe("10.0.0.5");

    [Fact]
    public void A_header_of_a_megabyte_leaves_the_peer() =>
        Find("10.0.0.5", string.Join(',', Enumerable.Repeat("203.0.113.9", 100_000))).ShouldBe("10.0.0.5");

    [Theory]
    [InlineData("10.0.0.5", "https", true)]
    [InlineData("10.0.0.5", "HTTPS", true)]
    [InlineData("10.0.0.5", "http, https", true)]
    [InlineData("10.0.0.5", "https, http", false)]
    [InlineData("10.0.0.5", "httpss", false)]
    [InlineData("10.0.0.5", "", false)]
    [InlineData("10.0.0.6", "https", false)]
    [InlineData("127.0.0.1", "https", false)]
    public void Https_is_believed_of_our_proxies_and_of_their_last_word_only(string peer, string header, bool expected) =>
        ForwardedClient.IsHttps(IPAddress.Parse(peer), new StringValues(header), Ours).ShouldBe(expected);

    [Fact]
    public void Without_trusted_proxies_nobody_is_believed() =>
        ForwardedClient.FindAddress(IPAddress.Loopback, "203.0.113.9", new(new())).ShouldBe(IPAddress.Loopback);

    [Fact]
    public void A_proxy_that_is_no_address_is_told_at_the_start()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Gatehouse:Proxies:Trusted", "10.0.0.1,proxy.example.com")]).Build();
        Should.Throw<SettingsException>(() => SettingsReader.Read<ProxyOptions>(configuration)).Message.ShouldContain("proxy.example.com");
    }

    private static string Find(string peer, string header) =>
        ForwardedClient.FindAddress(IPAddress.Parse(peer), new StringValues(header), Ours).ToString();
}
