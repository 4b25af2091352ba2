using System.Net;
using Gatehouse.Server.Foundation.Network;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Network;

public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:7:9::1", "2001:db8:7::/48")]
    [InlineData("::1", "127.0.0.0/24")]
    [InlineData("fe80::1%3", "fe80::/48")]
    public void An_address_is_counted_under_its_network(string address, string network) =>
        ClientNetwork.Of(IPAddress.Parse(address)).ShouldBe(network);

    [Fact]
    public void A_text_that_is_no_address_stands_for_itself() => ClientNetwork.Of("gatehouse").ShouldBe("gatehouse");
}
