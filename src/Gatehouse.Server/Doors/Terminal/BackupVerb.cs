using System.CommandLine;
using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Terminal;

internal static class BackupVerb
{
    public static Command Describe()
    {
        var file = new Argument<string>("FILE") { Description = "The new file." };
        var verb = new Command("backup", "Copy the database to a file while the server runs. The key file is not in it: keep a copy of that elsewhere.") { file };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetRequiredValue(file), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string file, CancellationToken cancellation)
    {
        await using var installation = Installation.Open(parsed);
        installation.Get<SettingsCatalogue>().JudgeAll();
        installation.DemandDatabase();
        await installation.Get<KeyGuard>().CheckAsync(cancellation);
        var manifest = await installation.Get<DatabaseBackup>().SaveAsync(file, cancellation);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            $"""
            {file} holds the database as of {manifest.TakenAt:u}, schema {manifest.Steps[^1].Name}.
            It can be restored only together with the key file {installation.Get<KeyFile>().Path} (key {manifest.KeyFingerprint}), which is not in it.
            """);
        return 0;
    }
}
