using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Diagnosis;

internal static class DatabaseExamination
{
    /// <summary>Codes and sessions of several nodes end by their clocks; more apart than this, people notice.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Finding>> RunAsync(Examined installation, CancellationToken cancellation)
    {
        if (installation.EmbeddedFile is { } file && !File.Exists(file))
        {
            return [Finding.Wrong("database", $"{file} is not there. 'gatehouse serve' or 'gatehouse migrate' makes it; otherwise check Gatehouse:DataDirectory.")];
        }

        var database = installation.Get<Database>();
        var pending = await installation.Get<Migrator>().FindPendingAsync(cancellation);
        var found = new List<Finding>
        {
            Finding.Ok("database", $"{installation.EmbeddedFile ?? "PostgreSQL"} answers"),
            pending.Count == 0
                ? Finding.Ok("migrations", "up to date")
                : Finding.Wrong("migrations", $"{pending.Count} steps are pending, the first is {pending[0].Name}; run 'gatehouse migrate'."),
        };
        if (pending.Count == 0)
        {
            var differences = await SchemaCheck.FindDifferencesAsync(database, cancellation);
            found.Add(differences.Count == 0
                ? Finding.Ok("schema", "as the migrations make it")
                : Finding.Wrong("schema", $"{string.Join("; ", differences.Take(5))}. Undo what was changed by hand, or restore a backup."));
            found.Add(await ExamineKeyAsync(installation, database, cancellation));
            found.Add(await ClockExamination.RunAsync(installation, database, cancellation));
        }

        found.Add(await ExamineClockAsync(installation, database, cancellation));
        return found;
    }

    private static async Task<Finding> ExamineKeyAsync(Examined installation, Database database, CancellationToken cancellation)
    {
        var known = await database.ReadAsync(InstallationStore.FindKeyFingerprintAsync, cancellation);
        if (known is null)
        {
            return Finding.Note("key", "no server has used this database yet");
        }

        var path = KeyFile.PathOf(installation.Get<SecretOptions>(), installation.Get<PlaceOptions>());
        return File.Exists(path) && installation.Get<KeyFile>().Holds(known)
            ? Finding.Ok("key", $"the database is sealed with {known}, which the key file holds")
            : Finding.Wrong("key", $"the database is sealed with {known}, which {path} does not hold. Set Gatehouse:Secrets:KeyFile to the right file, or restore it from its copy.");
    }

    private static async Task<Finding> ExamineClockAsync(Examined installation, Database database, CancellationToken cancellation)
    {
        if (installation.EmbeddedFile is not null)
        {
            return Finding.Ok("clock", "the embedded database has none of its own");
        }

        var before = installation.Get<TimeProvider>().GetUtcNow();
        var apart = await database.Engine.ClockAsync(cancellation) - before;
        return apart.Duration() <= Tolerance
            ? Finding.Ok("clock", $"{apart.Duration().TotalSeconds:0.000} s from the database's")
            : Finding.Wrong("clock", $"{apart.Duration().TotalSeconds:0} s from the database's; let both machines keep time by NTP.");
    }
}
