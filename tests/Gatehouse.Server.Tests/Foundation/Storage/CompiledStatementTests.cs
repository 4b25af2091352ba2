using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Storage;

/// <summary>Statements are compiled once and run again: nothing of one run may be seen by the next.</summary>
public sealed class CompiledStatementTests
{
    private const string Find = "SELECT value FROM installation WHERE name = @name";
    private const string Put = "INSERT INTO installation (name, value) VALUES (@name, @value)";

    [Fact]
    public async Task A_statement_that_runs_again_sees_the_values_of_this_time_alone()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.WriteAsync(async session =>
        {
            for (var number = 0; number < 3; number++)
            {
                await session.ExecuteAsync(Put, new { name = $"n{number}", value = $"v{number}" });
            }

            (await session.FindAsync<string>(Find, new { name = "n2" })).ShouldBe("v2");
            (await session.FindAsync<string>(Find, new { name = "n0" })).ShouldBe("v0");
            (await session.FindAsync<string>(Find, new { name = "none" })).ShouldBeNull();
            await Should.ThrowAsync<Exception>(() => session.FindAsync<string>(Find), "the name of the run before must be gone");
        });
    }

    [Fact]
    public async Task A_statement_reads_a_number_where_it_found_none_before()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.ReadAsync(async session =>
        {
            const string Sql = "SELECT max(number) FROM schema_migrations WHERE number > @above";
            (await session.FindAsync<long?>(Sql, new { above = long.MaxValue })).ShouldBeNull();
            (await session.FindAsync<long?>(Sql, new { above = 0L })).ShouldNotBeNull().ShouldBeGreaterThan(0);
            return true;
        });
    }

    [Fact]
    public async Task Two_rows_where_one_is_asked_for_are_an_error_and_the_statement_is_of_use_afterwards()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.ReadAsync(async session =>
        {
            const string Sql = "SELECT number FROM schema_migrations WHERE number <= @most";
            await Should.ThrowAsync<InvalidOperationException>(() => session.GetAsync<long>(Sql, new { most = 2L }));
            (await session.GetAsync<long>(Sql, new { most = 1L })).ShouldBe(1);
            return true;
        });
    }

    [Fact]
    public async Task More_texts_than_a_connection_keeps_run_all_the_same()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.ReadAsync(async session =>
        {
            for (var number = 0L; number < 600; number++)
            {
                (await session.GetAsync<long>($"SELECT {number}")).ShouldBe(number);
            }

            return true;
        });
    }
}
