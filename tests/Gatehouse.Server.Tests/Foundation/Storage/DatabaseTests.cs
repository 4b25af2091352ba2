using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Storage;

public sealed class DatabaseTests
{
    [Fact]
    public async Task A_change_that_throws_takes_back_its_own_statements_and_nobody_elses()
    {
        await using var host = await GatehouseHost.StartAsync();
        var writes = Enumerable.Range(0, 200).Select(number => host.Database.WriteAsync(async session =>
        {
            await PutAsync(session, $"n{number}", "1");
            return number % 2 == 0 ? number : throw new InvalidOperationException("odd");
        })).ToList();
        foreach (var write in writes)
        {
            await Task.WhenAny(write);
        }

        writes.Count(each => each.IsFaulted).ShouldBe(100);
        (await CountAsync(host, "n")).ShouldBe(100);
    }

    [Fact]
    public async Task A_guarded_statement_lets_one_of_many_parallel_changes_win()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.WriteAsync(session => PutAsync(session, "code", "fresh"));
        var spent = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => host.Database.WriteAsync(session =>
            session.ExecuteAsync("UPDATE installation SET value = 'spent' WHERE name = 'code' AND value = 'fresh'")))));
        spent.Sum().ShouldBe(1);
    }

    [Fact]
    public async Task What_waits_for_the_commit_runs_only_when_it_has_come()
    {
        await using var host = await GatehouseHost.StartAsync();
        var told = 0;
        await host.Database.WriteAsync(session =>
        {
            session.OnCommitted(() => told++);
            return PutAsync(session, "a", "1");
        });
        await Should.ThrowAsync<InvalidOperationException>(() => host.Database.WriteAsync(async session =>
        {
            session.OnCommitted(() => told++);
            await PutAsync(session, "b", "1");
            throw new InvalidOperationException();
        }));
        told.ShouldBe(1);
        (await CountAsync(host, "b")).ShouldBe(0);
    }

    [Fact]
    public async Task An_audit_event_cannot_be_changed()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.WriteAsync(session => session.ExecuteAsync(
            "INSERT INTO audit_events (id, at, event_name, succeeded, record) VALUES ('1', 0, 'x', 1, '{}')"));
        await Should.ThrowAsync<Exception>(() => host.Database.WriteAsync(session => session.ExecuteAsync("UPDATE audit_events SET record = 'no'")));
    }

    private static Task PutAsync(DbSession session, string name, string value) =>
        session.ExecuteAsync("INSERT INTO installation (name, value) VALUES (@name, @value)", new { name, value });

    private static Task<long> CountAsync(GatehouseHost host, string prefix) =>
        host.Database.ReadAsync(session => session.GetAsync<long>("SELECT count(*) FROM installation WHERE name LIKE @like", new { like = prefix + "%" }));
}
