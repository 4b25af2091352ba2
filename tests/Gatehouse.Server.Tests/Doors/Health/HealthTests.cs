using System.Net;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_server_that_has_started_is_live_and_ready()
    {
        await using var host = await GatehouseHost.StartAsync();
        (await AskAsync(host, "/health/live")).ShouldBe((HttpStatusCode.OK, "live\n"));
        (await AskAsync(host, "/health/ready")).ShouldBe((HttpStatusCode.OK, "ready\n"));
    }

    [Fact]
    public async Task A_probe_in_plain_http_from_a_load_balancer_is_answered_and_nothing_else()
    {
        await using var host = await GatehouseHost.StartAsync();
        (await AskAsync(host, "/health/ready", ("Host", "10.0.0.7"))).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(host, "/signin", ("Host", "10.0.0.7"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (9999, '9999_future', 'x', 0)", "migrations")]
    [InlineData("UPDATE installation SET value = 'another' WHERE name = 'key-fingerprint'", "key")]
    [InlineData("DROP TABLE installation", "database")]
    public async Task A_node_that_does_not_fit_its_database_is_not_ready(string change, string failed)
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.WriteAsync(session => session.ExecuteAsync(change));
        (await AskAsync(host, "/health/ready")).ShouldBe((HttpStatusCode.ServiceUnavailable, $"not ready: {failed}\n"));
        (await AskAsync(host, "/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Metrics_tell_request_times_the_hash_queue_and_the_mail_queue()
    {
        await using var host = await GatehouseHost.StartAsync();
        await AskAsync(host, "/health/live");
        _ = host.Get<PasswordHasher>();
        var (status, text) = await AskAsync(host, "/metrics");
        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldContain("http_server_request_duration_seconds_bucket{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/health/live\",le=\"+Inf\"} 1\n");
        text.ShouldContain("http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/health/live\"} 1\n");
        text.ShouldContain("gatehouse_password_queue 0\n");
        text.ShouldContain("gatehouse_mail_queued 0\n");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Host", "rebound.example.com")]
    public async Task Metrics_are_for_this_machine_only(string header, string value)
    {
        await using var host = await GatehouseHost.StartAsync(("Proxies:Trusted", "127.0.0.1"));
        (await AskAsync(host, "/metrics", (header, value), ("X-Forwarded-Proto", "https"))).ShouldBe((HttpStatusCode.NotFound, ""));
    }

    [Fact]
    public async Task The_port_of_the_monitoring_network_answers_health_and_metrics_and_nothing_else()
    {
        var port = FreePort();
        await using var host = await GatehouseHost.StartAsync(("Metrics:Url", $"http://127.0.0.1:{port}"));
        using var monitor = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        monitor.DefaultRequestHeaders.Host = "monitor.example.com";
        (await monitor.GetStringAsync(new Uri("/metrics", UriKind.Relative))).ShouldContain("gatehouse_mail_queued");
        (await monitor.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldBe("ready\n");
        (await monitor.GetAsync(new Uri("/signin", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await monitor.GetAsync(new Uri("/", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(GatehouseHost host, string path, params (string Name, string Value)[] headers)
    {
        using var browser = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Origin, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var response = await browser.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
