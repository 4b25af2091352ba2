using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Backups;

/// <summary>Takes copies of the whole database while it is in use, and puts them back while it is not.</summary>
internal abstract class DatabaseBackup(Database database, Migrator migrator, KeyFile keys, PlaceOptions place, TimeProvider clock)
{
    protected Database Database => database;

    protected PlaceOptions Place => place;

    protected TimeProvider Clock => clock;

    /// <summary>Copies the database to <paramref name="file"/>, which must not be there yet.</summary>
    /// <exception cref="BackupException">With the reason in a sentence.</exception>
    public async Task<BackupManifest> SaveAsync(string file, CancellationToken cancellation)
    {
        if (File.Exists(file))
        {
            throw new BackupException($"{file} is there already; name a new file.");
        }

        if (!await ExistsAsync())
        {
            throw new BackupException("There is no database yet, so there is nothing to copy.");
        }

        var fingerprint = await database.ReadAsync(InstallationStore.FindKeyFingerprintAsync, cancellation)
            ?? throw new BackupException("No server has used this database yet, so there is nothing to copy.");
        var manifest = new BackupManifest(ProgramVersion.Text, clock.GetUtcNow(), fingerprint, await migrator.FindAppliedAsync(cancellation));
        await CopyAsync(file, manifest, cancellation);
        return manifest;
    }

    /// <summary>Checks everything first, keeps the database that is there as a backup, and only then puts the copy in its place.</summary>
    /// <returns>The manifest, and where the database lies that was there before.</returns>
    /// <exception cref="BackupException">With the reason in a sentence; nothing was touched.</exception>
    public async Task<(BackupManifest Restored, string? Previous)> RestoreAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new BackupException($"{file} is not there.");
        }

        await TakeAloneAsync();
        var manifest = await OpenAsync(file, cancellation);
        if (!keys.Holds(manifest.KeyFingerprint))
        {
            throw new BackupException(
                $"{file} was sealed with the key {manifest.KeyFingerprint}, and {keys.Path} holds {keys.Fingerprint}. Put the key file of that installation there, or name it in Gatehouse:Secrets:KeyFile. Nothing was changed.");
        }

        MigrationHistory.FindPending(Migration.For(database.Engine.Name), manifest.Steps);
        var previous = Path.Combine(place.DataDirectory, "backups", $"before-restore-{clock.GetUtcNow():yyyyMMddHHmmssfff}.{Extension}");
        return (manifest, await ReplaceAsync(file, previous, cancellation) ? previous : null);
    }

    protected abstract string Extension { get; }

    protected abstract Task<bool> ExistsAsync();

    protected abstract Task CopyAsync(string file, BackupManifest manifest, CancellationToken cancellation);

    /// <summary>Makes sure that no server runs on the database, now and until this process ends.</summary>
    protected abstract Task TakeAloneAsync();

    /// <summary>Reads what the file says about itself, after making sure that it is whole.</summary>
    protected abstract Task<BackupManifest> OpenAsync(string file, CancellationToken cancellation);

    /// <returns>Whether there was a database before, now kept at <paramref name="previous"/>.</returns>
    protected abstract Task<bool> ReplaceAsync(string file, string previous, CancellationToken cancellation);
}
