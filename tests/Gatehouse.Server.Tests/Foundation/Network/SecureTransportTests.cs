using System.Net;
using Gatehouse.Server.Foundation.Network;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Network;

public sealed class SecureTransportTests
{
    private static readonly TrustedProxies Ours = new(new() { Trusted = ["10.0.0.5", "127.0.0.9"] });

    [Theory]
    [InlineData("127.0.0.1", "localhost:8080")]
    [InlineData("::1", "[::1]:8080")]
    [InlineData("127.0.0.1", "console.localhost:8080")]
    public async Task On_this_machine_plain_http_is_answered(string peer, string host) => (await AskAsync(peer, host)).ShouldBe(200);

    [Theory]
    [InlineData("203.0.113.7", "localhost:8080")]
    [InlineData("203.0.113.7", "signin.example.com")]
    [InlineData("10.0.0.5", "signin.example.com")]
    public async Task Plain_http_from_elsewhere_is_refused(string peer, string host) => (await AskAsync(peer, host)).ShouldBe(403);

    [Fact]
    public async Task A_foreign_name_that_leads_to_this_machine_is_refused() => (await AskAsync("127.0.0.1", "rebound.example.com")).ShouldBe(403);

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1;proto=https")]
    [InlineData("Via", "1.1 proxy")]
    public async Task A_proxy_on_this_machine_that_was_not_named_is_refused(string header, string value) =>
        (await AskAsync("127.0.0.1", "localhost:8080", (header, value))).ShouldBe(403);

    [Fact]
    public async Task A_trusted_proxy_may_say_https() =>
        (await AskAsync("10.0.0.5", "signin.example.com", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"))).ShouldBe(200);

    [Fact]
    public async Task A_trusted_proxy_that_was_asked_in_the_clear_is_refused() =>
        (await AskAsync("127.0.0.9", "localhost", ("X-Forwarded-Proto", "http"), ("X-Forwarded-For", "127.0.0.1"))).ShouldBe(403);

    [Fact]
    public async Task A_forged_https_from_a_stranger_is_refused() =>
        (await AskAsync("203.0.113.7", "signin.example.com", ("X-Forwarded-Proto", "https"))).ShouldBe(403);

    [Fact]
    public async Task The_host_of_a_request_is_never_taken_from_a_forwarding_header()
    {
        var context = Request("10.0.0.5", "signin.example.com", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-For", "203.0.113.7"));
        await RunAsync(context);
        context.Request.Host.Value.ShouldBe("signin.example.com");
        context.Request.Scheme.ShouldBe("https");
        RequestOrigins.Of(context).Address.ShouldBe("203.0.113.7");
        RequestOrigins.NetworkOf(context).ShouldBe("203.0.113.0/24");
    }

    [Fact]
    public void A_user_agent_is_cut_and_cannot_forge_a_line()
    {
        var context = Request("203.0.113.7", "signin.example.com", ("User-Agent", "a\u0085b" + new string('x', 2000)));
        var origin = RequestOrigins.Of(context);
        origin.UserAgent.Length.ShouldBe(511);
        origin.UserAgent.ShouldStartWith("abx");
    }

    private static async Task<int> AskAsync(string peer, string host, params (string Name, string Value)[] headers)
    {
        var context = Request(peer, host, headers);
        await RunAsync(context);
        return context.Response.StatusCode;
    }

    private static Task RunAsync(HttpContext context) =>
        new ForwardedRequests(new SecureTransport(static _ => Task.CompletedTask).InvokeAsync, Ours).InvokeAsync(context);

    private static DefaultHttpContext Request(string peer, string host, params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Scheme = "http";
        context.Request.Host = new(host);
        context.Request.Path = "/signin";
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        return context;
    }
}
