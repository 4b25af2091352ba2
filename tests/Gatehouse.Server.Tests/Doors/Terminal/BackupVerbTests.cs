using System.Text.Json;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal;

public sealed class BackupVerbTests
{
    [Fact]
    public async Task A_backup_taken_while_the_server_runs_comes_back_whole_and_the_database_before_is_kept()
    {
        using var person = await BeginAsync();
        await WriteAsync(person, "before");
        (await person.TypeAsync("backup", person.InData("copy"))).ExitCode.ShouldBe(0);
        await WriteAsync(person, "after");

        var restored = await person.TypeAsync("restore", person.InData("copy"));
        restored.ExitCode.ShouldBe(0, restored.Error);
        restored.Output.ShouldContain("The key file");
        (await ReadAsync(person)).ShouldBe("before");

        var kept = Directory.EnumerateFiles(person.InData("backups")).First(static file => !file.EndsWith(".json", StringComparison.Ordinal));
        restored.Output.ShouldContain(kept);
        (await person.TypeAsync("restore", kept)).ExitCode.ShouldBe(0);
        (await ReadAsync(person)).ShouldBe("after");
    }

    [Fact]
    public async Task A_backup_of_a_running_server_holds_every_acknowledged_change()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(host);
        await host.Database.WriteAsync(static session => InstallationStore.SetAsync(session, "mark", "acknowledged"));
        var typed = await person.TypeAsync("backup", person.InData("copy"));
        typed.ExitCode.ShouldBe(0, typed.Error);
        typed.Output.ShouldContain(host.Get<KeyFile>().Fingerprint);
        FileRights.ShouldBeClosedToOthers(person.InData("copy"));

        var refused = await person.TypeAsync("restore", person.InData("copy"));
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain(TestDatabase.IsPostgres ? "connections" : "running server");
        (await host.Database.ReadAsync(static session => InstallationStore.FindAsync(session, "mark"))).ShouldBe("acknowledged");
    }

    [Fact]
    public async Task A_link_that_was_used_after_the_backup_does_not_work_again_after_the_restore()
    {
        using var person = await BeginAsync();
        await person.AskAsync(static session => session.ExecuteAsync(
            "INSERT INTO one_time_links (token_hash, id, kind, subject, data, created_at, expires_at) VALUES ('t', 'i', 'reset', 's', '', 0, 9999999999999)"));
        (await person.TypeAsync("backup", person.InData("copy"))).ExitCode.ShouldBe(0);
        (await person.TypeAsync("restore", person.InData("copy"))).ExitCode.ShouldBe(0);
        using var server = person.Start("serve", "--urls", "http://127.0.0.1:0");
        await server.ReadUntilAsync("Gatehouse answers");
        (await server.TerminateAsync()).ShouldBe(0);
        (await person.AskAsync(static session => session.GetAsync<long>("SELECT count(*) FROM one_time_links WHERE token_hash = 't'"))).ShouldBe(0);
        (await person.AskAsync(static session => InstallationStore.FindAsync(session, "restored"))).ShouldBeNull();
    }

    [Fact]
    public async Task A_backup_that_another_key_sealed_is_refused_and_nothing_changes()
    {
        using var stranger = await BeginAsync();
        (await stranger.TypeAsync("backup", stranger.InData("copy"))).ExitCode.ShouldBe(0);
        using var person = await BeginAsync();
        await WriteAsync(person, "ours");
        await RefusedAsync(person, stranger.InData("copy"), "was sealed with the key");
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_is_refused_and_nothing_changes()
    {
        using var person = await BeginAsync();
        await WriteAsync(person, "ours");
        const string later = "INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (9999, '9999_future', 'x', 0)";
        await person.AskAsync(static session => session.ExecuteAsync(later));
        (await person.TypeAsync("backup", person.InData("copy"))).ExitCode.ShouldBe(0);
        await person.AskAsync(static session => session.ExecuteAsync("DELETE FROM schema_migrations WHERE number = 9999"));
        await RefusedAsync(person, person.InData("copy"), "newer version");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public async Task A_damaged_backup_is_refused_and_nothing_changes(double kept)
    {
        using var person = await BeginAsync();
        await WriteAsync(person, "ours");
        (await person.TypeAsync("backup", person.InData("copy"))).ExitCode.ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(person.InData("copy"));
        await File.WriteAllBytesAsync(person.InData("copy"), bytes[..(int)(bytes.Length * kept)]);
        await RefusedAsync(person, person.InData("copy"), person.InData("copy"));
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_and_nothing_changes()
    {
        using var person = await BeginAsync();
        await WriteAsync(person, "ours");
        await File.WriteAllTextAsync(person.InData("letter.txt"), "Dear operator, " + new string('.', 4000));
        await RefusedAsync(person, person.InData("letter.txt"), "letter.txt");
        await RefusedAsync(person, person.InData("missing"), "is not there");
    }

    [Fact]
    public async Task A_backup_never_writes_over_a_file()
    {
        using var person = await BeginAsync();
        await File.WriteAllTextAsync(person.InData("copy"), "precious");
        var refused = await person.TypeAsync("backup", person.InData("copy"));
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("is there already");
        (await File.ReadAllTextAsync(person.InData("copy"))).ShouldBe("precious");
    }

    [Fact]
    public async Task Without_the_key_file_nothing_is_restored_and_none_is_made()
    {
        using var person = await BeginAsync();
        await person.TypeAsync("backup", person.InData("copy"));
        File.Move(person.KeyFile, person.KeyFile + ".away");
        var refused = await person.TypeAsync("restore", person.InData("copy"));
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("no key file");
        File.Exists(person.KeyFile).ShouldBeFalse();
    }

    [Fact]
    public async Task An_exchanged_dump_does_not_pass_for_the_one_in_its_manifest()
    {
        if (!TestDatabase.IsPostgres)
        {
            return;
        }

        using var person = await BeginAsync();
        await WriteAsync(person, "ours");
        await person.TypeAsync("backup", person.InData("copy"));
        await person.TypeAsync("backup", person.InData("other"));
        File.Copy(person.InData("other"), person.InData("copy"), overwrite: true);
        File.Copy(person.InData("copy") + ".json", person.InData("manifest"));
        JsonDocument.Parse(await File.ReadAllTextAsync(person.InData("manifest"))).RootElement.GetProperty("keyFingerprint").GetString().ShouldNotBeEmpty();
        await File.AppendAllTextAsync(person.InData("copy"), "more");
        await RefusedAsync(person, person.InData("copy"), "not the dump");
    }

    private static async Task<Operator> BeginAsync()
    {
        var person = new Operator();
        (await person.TypeAsync("migrate")).ExitCode.ShouldBe(0);
        return person;
    }

    private static async Task RefusedAsync(Operator person, string file, string sentence)
    {
        var refused = await person.TypeAsync("restore", file);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain(sentence);
        refused.Error.ShouldNotContain("   at ");
        (await ReadAsync(person)).ShouldBe("ours");
    }

    private static Task WriteAsync(Operator person, string value) => person.AskAsync(async session =>
    {
        await InstallationStore.SetAsync(session, "mark", value);
        return true;
    });

    private static Task<string?> ReadAsync(Operator person) => person.AskAsync(static session => InstallationStore.FindAsync(session, "mark"));
}
