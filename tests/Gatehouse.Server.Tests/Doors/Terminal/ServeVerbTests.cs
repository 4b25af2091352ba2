using System.Text.Json.Nodes;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal;

public sealed class ServeVerbTests
{
    [Fact]
    public async Task The_first_start_prints_a_set_up_link_and_SIGTERM_ends_it_gracefully()
    {
        using var person = new Operator();
        using var process = person.Start("serve", "--urls", "http://127.0.0.1:0");
        var said = await process.ReadUntilAsync("/setup?token=");
        said.ShouldContain("Gatehouse answers at http://localhost:");
        (await process.TerminateAsync()).ShouldBe(0);
        (await process.StandardOutput.ReadToEndAsync()).ShouldContain("Gatehouse has stopped");
        (await process.StandardError.ReadToEndAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_line_of_a_JSON_log_is_one_object()
    {
        using var person = new Operator(("Logging:Format", "Json"), ("Mial:Host", "typo"));
        using var process = person.Start("serve", "--urls", "http://127.0.0.1:0");
        var lines = (await process.ReadUntilAsync("Gatehouse answers")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.TerminateAsync();
        foreach (var line in lines)
        {
            JsonNode.Parse(line)!["Message"].ShouldNotBeNull();
        }

        lines.ShouldContain(static line => line.Contains("Gatehouse:Mial:Host", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_server_on_the_same_embedded_database_is_refused()
    {
        if (TestDatabase.IsPostgres)
        {
            return;
        }

        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(host, ("Urls", "http://127.0.0.1:0"));
        var refused = await person.TypeAsync("serve");
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("in use by a running server");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_sentence()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(("Urls", $"http://127.0.0.1:{host.Origin.Port}"));
        var refused = await person.TypeAsync("serve");
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("address already in use");
        refused.Error.ShouldNotContain("   at ");
    }
}
