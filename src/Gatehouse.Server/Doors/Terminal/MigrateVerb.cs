using System.CommandLine;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Terminal;

internal static class MigrateVerb
{
    public static Command Describe()
    {
        var print = new Option<bool>("--print") { Description = "Print the pending SQL and change nothing." };
        var verb = new Command("migrate", "Bring the database up to date, or make it.") { print };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetValue(print), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool print, CancellationToken cancellation)
    {
        await using var installation = Installation.Open(parsed);
        installation.Get<SettingsCatalogue>().JudgeAll();
        var output = parsed.InvocationConfiguration.Output;
        if (print)
        {
            await PrintAsync(await FindPendingAsync(installation, cancellation), output);
            return 0;
        }

        installation.Get<ServerLock>().Take();
        var migrator = installation.Get<Migrator>();
        var pending = await migrator.FindPendingAsync(cancellation);
        await migrator.MigrateAsync(cancellation);
        await installation.Get<KeyGuard>().CheckAsync(cancellation);
        foreach (var migration in pending)
        {
            await output.WriteLineAsync($"{migration.Name} done");
        }

        await output.WriteLineAsync("The database is up to date.");
        return 0;
    }

    /// <summary>Without making a database that is not there: then every step is pending.</summary>
    private static async Task<IReadOnlyList<Migration>> FindPendingAsync(Installation installation, CancellationToken cancellation) =>
        installation.EmbeddedFile is { } file && !File.Exists(file)
            ? Migration.For("sqlite")
            : await installation.Get<Migrator>().FindPendingAsync(cancellation);

    private static async Task PrintAsync(IReadOnlyList<Migration> pending, TextWriter output)
    {
        if (pending.Count == 0)
        {
            await output.WriteLineAsync("-- The database is up to date.");
        }

        foreach (var migration in pending)
        {
            await output.WriteLineAsync($"-- {migration.Name}");
            await output.WriteLineAsync(migration.Sql.Trim());
            await output.WriteLineAsync();
        }
    }
}
