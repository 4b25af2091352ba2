using System.Globalization;
using Gatehouse.Server.Doors.Diagnosis;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal.Doctor;

public sealed class DoctorVerbTests
{
    [Fact]
    public async Task A_healthy_installation_is_ok_while_its_server_runs()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(host, ("Mail:Mailbox", "true"));
        var typed = await person.TypeAsync("doctor");
        typed.ExitCode.ShouldBe(0, typed.Output + typed.Error);
        foreach (var subject in new[] { "settings", "address", "key file", "database", "migrations", "schema", "key", "clock", "disk" })
        {
            typed.Output.ShouldContain($"ok    {subject}: ");
        }
    }

    [Fact]
    public async Task Without_mail_it_says_what_is_refused() =>
        await FindAsync(static _ => Task.CompletedTask, "wrong mail: no mail server is set, so sign-up and recovery are refused");

    [Fact]
    public async Task A_key_file_that_others_may_read_is_told_with_the_remedy() =>
        await FindAsync(
            static person =>
            {
                FileRights.OpenToOthers(person.KeyFile);
                return Task.CompletedTask;
            },
            "chmod 600");

    [Fact]
    public async Task A_key_file_that_is_gone_is_told_and_none_is_made() =>
        await FindAsync(
            static person =>
            {
                File.Delete(person.KeyFile);
                return Task.CompletedTask;
            },
            "gatehouse.key is not there");

    [Fact]
    public async Task A_foreign_key_file_is_told() =>
        await FindAsync(
            static async person =>
            {
                using var stranger = new Operator();
                await stranger.TypeAsync("migrate");
                File.Copy(stranger.KeyFile, person.KeyFile, overwrite: true);
            },
            "does not hold");

    [Fact]
    public async Task A_table_changed_by_hand_is_told() =>
        await FindAsync(
            static person => person.AskAsync(static session => session.ExecuteAsync("ALTER TABLE accounts ADD COLUMN colour TEXT")),
            "unknown: accounts.colour text");

    [Fact]
    public async Task A_misspelt_setting_is_told() =>
        await FindAsync(static _ => Task.CompletedTask, "Gatehouse:Mial:Smtp:Host is not known", ("Mial:Smtp:Host", "mail.example.com"));

    [Fact]
    public async Task A_mail_server_that_does_not_answer_is_told() =>
        await FindAsync(static _ => Task.CompletedTask, "does not take letters", ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", "9"));

    [Fact]
    public async Task A_database_that_is_not_there_is_told_and_the_rest_is_examined_all_the_same()
    {
        using var person = TestDatabase.IsPostgres
            ? new Operator(("Storage:ConnectionString", "Host=127.0.0.1;Port=9;Database=x;Username=x;Timeout=1"))
            : new Operator();
        var typed = await person.TypeAsync("doctor");
        typed.ExitCode.ShouldBe(1);
        typed.Output.ShouldContain("wrong database: ");
        typed.Output.ShouldContain("disk: ");
    }

    [Theory]
    [InlineData("220 mail.example.com ESMTP; Mon, 2 Nov 2026 09:00:30 +0000", Verdict.Ok)]
    [InlineData("220 mail.example.com ESMTP; Mon, 2 Nov 2026 10:00:30 +0100", Verdict.Ok)]
    [InlineData("220 mail.example.com ESMTP; Mon, 2 Nov 2026 09:05:00 +0000", Verdict.Wrong)]
    [InlineData("220 mail.example.com ESMTP Postfix", Verdict.Note)]
    public void The_mail_servers_clock_is_read_from_its_greeting(string greeting, object expected) =>
        MailExamination.ExamineClock(greeting, DateTimeOffset.Parse("2026-11-02T09:00:00Z", CultureInfo.InvariantCulture)).Verdict.ShouldBe((Verdict)expected);

    private static async Task FindAsync(Func<Operator, Task> harm, string sentence, params (string Key, string Value)[] settings)
    {
        using var person = new Operator(settings);
        (await person.TypeAsync("migrate")).ExitCode.ShouldBe(0);
        await harm(person);
        var typed = await person.TypeAsync("doctor");
        typed.ExitCode.ShouldBe(1);
        typed.Output.ShouldContain(sentence);
        typed.Error.ShouldNotContain("   at ");
    }
}
