using System.CommandLine;
using System.Data.Common;
using Gatehouse.Server.Doors.Terminal.Accounts;
using Gatehouse.Server.Doors.Terminal.Demo;
using Gatehouse.Server.Doors.Terminal.Doctor;
using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Terminal;

/// <summary>The program as its operator types it. Exit codes: 0 done, 1 refused with a sentence, 2 not understood.</summary>
internal static class GatehouseTerminal
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int NotUnderstood = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var parsed = Describe().Parse(args);
        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,

            // The server listens to SIGTERM and Ctrl-C itself and ends what it has begun; the other verbs stop where they are.
            ProcessTerminationTimeout = null,
        };
        try
        {
            var code = await parsed.InvokeAsync(invocation, cancellation);
            return parsed.Errors.Count > 0 ? NotUnderstood : code == Done ? Done : Refused;
        }
        catch (Exception expected) when (expected is SettingsException or SchemaException or BackupException or RefusedException)
        {
            await error.WriteLineAsync(expected.Message);
        }
        catch (DbException database)
        {
            await error.WriteLineAsync($"The database did not answer as it should: {database.Message} See 'gatehouse doctor'.");
        }
        catch (Exception machine) when (machine is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(machine.Message);
        }

        return Refused;
    }

    private static RootCommand Describe() => new("A self-hosted sign-in and identity service.")
    {
        InstallationOptions.SettingsFile,
        InstallationOptions.Data,
        ServeVerb.Describe(),
        DemoVerb.Describe(),
        MigrateVerb.Describe(),
        BackupVerb.Describe(),
        RestoreVerb.Describe(),
        SettingsVerb.Describe(),
        DoctorVerb.Describe(),
        KeyVerb.Describe(),
        AccountVerb.Describe(),
    };
}
