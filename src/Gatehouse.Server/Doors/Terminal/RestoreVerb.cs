using System.CommandLine;
using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Terminal;

internal static class RestoreVerb
{
    public static Command Describe()
    {
        var file = new Argument<string>("FILE") { Description = "What 'gatehouse backup' wrote." };
        var verb = new Command("restore", "Put a backup in the place of the database, which is kept beside. The server must not run.") { file };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetRequiredValue(file), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string file, CancellationToken cancellation)
    {
        await using var installation = Installation.Open(parsed);
        installation.Get<SettingsCatalogue>().JudgeAll();
        var path = KeyFile.PathOf(installation.Get<SecretOptions>(), installation.Get<PlaceOptions>());
        if (!File.Exists(path))
        {
            throw new RefusedException($"There is no key file {path}. A backup is of no use without the key file of its installation: put that there first. Nothing was changed.");
        }

        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync($"The key file {path} holds the key {installation.Get<KeyFile>().Fingerprint}.");
        var (restored, previous) = await installation.Get<DatabaseBackup>().RestoreAsync(file, cancellation);
        await output.WriteLineAsync($"The database is now as of {restored.TakenAt:u}, schema {restored.Steps[^1].Name}.");
        if (previous is not null)
        {
            await output.WriteLineAsync($"The one before it lies in {previous}.");
        }

        await output.WriteLineAsync("The next start ends every session, code and link in it: some were ended after it was taken.");
        return 0;
    }
}
