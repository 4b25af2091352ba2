using System.Data.Common;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gatehouse.Server.Foundation.Backups;

/// <summary>
/// A backup of the embedded database is one file with its manifest inside. It is judged on a second copy beside the database, and
/// that copy takes the database's place by a rename, so a restore that stops half-way has changed nothing.
/// </summary>
internal sealed class SqliteBackup(
    Database database, Migrator migrator, KeyFile keys, StorageOptions storage, PlaceOptions place, ServerLock alone, TimeProvider clock)
    : DatabaseBackup(database, migrator, keys, place, clock)
{
    private const string ManifestName = "backup";

    private readonly string source = SqliteFile.ConnectionString(storage, place);

    protected override string Extension => "db";

    private string Target => SqliteFile.PathOf(source);

    /// <summary>An empty file is what naming a new database leaves behind.</summary>
    private bool Exists => new FileInfo(Target) is { Exists: true, Length: > 0 };

    private string Stage => Target + ".restoring";

    protected override Task<bool> ExistsAsync() => Task.FromResult(Exists);

    protected override async Task CopyAsync(string file, BackupManifest manifest, CancellationToken cancellation)
    {
        var partial = file + ".partial";
        File.Delete(partial);
        try
        {
            SqliteFile.Copy(source, partial);
            await using (var copy = Open(partial))
            {
                await copy.WriteAsync(session => InstallationStore.SetAsync(session, ManifestName, manifest.Write()), cancellation);
            }

            File.Move(partial, file, overwrite: false);
        }
        finally
        {
            Remove(partial);
        }
    }

    protected override Task TakeAloneAsync()
    {
        alone.Take();
        return Task.CompletedTask;
    }

    protected override async Task<BackupManifest> OpenAsync(string file, CancellationToken cancellation)
    {
        Remove(Stage);
        try
        {
            SqliteFile.Copy(SqliteFile.ConnectionTo(file), Stage);
            if (SqliteFile.FindDamage(Stage) is { } damage)
            {
                throw new BackupException($"{file} is damaged: {damage}. Nothing was changed.");
            }

            await using var copy = Open(Stage);
            var fingerprint = await copy.ReadAsync(InstallationStore.FindKeyFingerprintAsync, cancellation)
                ?? throw new BackupException($"{file} is no backup of Gatehouse: it names no key. Nothing was changed.");
            var steps = await new Migrator(copy, Place, Clock, NullLogger<Migrator>.Instance).FindAppliedAsync(cancellation);
            var manifest = BackupManifest.Read(await copy.ReadAsync(static session => InstallationStore.FindAsync(session, ManifestName), cancellation));
            await copy.WriteAsync(
                async session =>
                {
                    await InstallationStore.DeleteAsync(session, ManifestName);
                    await RestoreMarkStore.SetAsync(session, Clock.GetUtcNow());
                },
                cancellation);

            // The automatic copy before an upgrade has no manifest; its tables say the same, but not when it was taken.
            return new(manifest?.Program ?? "", manifest?.TakenAt ?? new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero), fingerprint, steps);
        }
        catch (DbException wrong)
        {
            throw new BackupException($"{file} is no backup of Gatehouse: {wrong.Message} Nothing was changed.");
        }
    }

    protected override async Task<bool> ReplaceAsync(string file, string previous, CancellationToken cancellation)
    {
        var existed = Exists;
        if (existed)
        {
            await Database.DisposeAsync();
            SqliteFile.Copy(source, previous);
        }

        SqliteFile.Replace(Target, Stage);
        return existed;
    }

    private Database Open(string file) => new(new StorageOptions { ConnectionString = SqliteFile.ConnectionTo(file) }, Place, Clock);

    private static void Remove(string file)
    {
        foreach (var each in new[] { file, file + "-wal", file + "-shm", file + "-journal" })
        {
            File.Delete(each);
        }
    }
}
