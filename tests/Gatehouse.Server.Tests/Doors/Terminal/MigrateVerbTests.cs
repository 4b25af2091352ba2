using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal;

public sealed class MigrateVerbTests
{
    [Fact]
    public async Task Print_shows_the_pending_SQL_and_changes_nothing()
    {
        using var person = new Operator();
        var printed = await person.TypeAsync("migrate", "--print");
        printed.ExitCode.ShouldBe(0);
        printed.Output.ShouldContain("-- 0001_foundation");
        printed.Output.ShouldContain("CREATE TABLE accounts");
        File.Exists(person.DatabaseFile).ShouldBeFalse();
        (await person.TypeAsync("migrate", "--print")).Output.ShouldBe(printed.Output);
    }

    [Fact]
    public async Task Migrate_makes_the_database_and_a_second_time_finds_nothing_to_do()
    {
        using var person = new Operator();
        var first = await person.TypeAsync("migrate");
        first.ExitCode.ShouldBe(0, first.Error);
        first.Output.ShouldContain("0004_sign_in done");
        var second = await person.TypeAsync("migrate");
        second.Output.Trim().ShouldBe("The database is up to date.");
        (await person.TypeAsync("migrate", "--print")).Output.ShouldContain("up to date");
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone_and_named()
    {
        using var person = new Operator();
        await person.TypeAsync("migrate");
        await person.AskAsync(static session => session.ExecuteAsync(
            "INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (9999, '9999_future', 'x', 0)"));
        var refused = await person.TypeAsync("migrate");
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("9999_future");
        refused.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task The_files_of_a_new_installation_are_closed_to_others()
    {
        if (TestDatabase.IsPostgres)
        {
            return;
        }

        using var person = new Operator();
        (await person.TypeAsync("migrate", "--data", person.InData("new"))).ExitCode.ShouldBe(0);
        FileRights.FolderShouldBeClosedToOthers(person.InData("new"));
        foreach (var file in Directory.EnumerateFiles(person.InData("new")))
        {
            FileRights.ShouldBeClosedToOthers(file);
        }
    }
}
