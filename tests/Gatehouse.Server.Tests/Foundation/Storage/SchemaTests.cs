using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Storage;

public sealed class SchemaTests
{
    /// <summary>With GATEHOUSE_WRITE_SCHEMA naming the file it writes the list instead of comparing it.</summary>
    [Fact]
    public async Task The_migrations_make_the_schema_that_the_check_expects()
    {
        using var fresh = new TestDatabase();
        await using var app = ServerHost.Build(fresh.Settings);
        await app.Services.GetRequiredService<Migrator>().MigrateAsync();
        var storage = app.Services.GetRequiredService<Database>();
        if (Environment.GetEnvironmentVariable("GATEHOUSE_WRITE_SCHEMA") is { Length: > 0 } file)
        {
            await File.WriteAllLinesAsync(file, (await storage.Engine.DescribeSchemaAsync(default)).Order(StringComparer.Ordinal));
            return;
        }

        (await SchemaCheck.FindDifferencesAsync(storage)).ShouldBeEmpty();
    }

    [Fact]
    public void Both_engines_have_the_same_steps() =>
        Migration.For("sqlite").Select(each => each.Name).ShouldBe(Migration.For("postgres").Select(each => each.Name));

    [Fact]
    public async Task A_table_changed_by_hand_is_told()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.WriteAsync(session => session.ExecuteAsync("ALTER TABLE accounts ADD COLUMN colour TEXT"));
        (await SchemaCheck.FindDifferencesAsync(host.Database)).ShouldBe(["unknown: accounts.colour text"]);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.WriteAsync(session => session.ExecuteAsync(
            "INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (9999, '9999_future', 'x', 0)"));
        var refused = await Should.ThrowAsync<SchemaException>(() => host.Get<Migrator>().MigrateAsync());
        refused.Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task An_altered_history_is_refused()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.Database.WriteAsync(session => session.ExecuteAsync("UPDATE schema_migrations SET hash = 'altered' WHERE number = 2"));
        var refused = await Should.ThrowAsync<SchemaException>(() => host.Get<Migrator>().MigrateAsync());
        refused.Message.ShouldContain("altered");
    }
}
