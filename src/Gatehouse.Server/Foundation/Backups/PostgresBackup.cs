using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Backups;

/// <summary>
/// A backup of PostgreSQL is a dump in pg_dump's custom format with the manifest beside it. A restore empties and fills the schema in
/// one transaction of psql: it happens as a whole, or not at all.
/// </summary>
internal sealed class PostgresBackup(
    Database database, Migrator migrator, KeyFile keys, StorageOptions storage, PlaceOptions place, TimeProvider clock)
    : DatabaseBackup(database, migrator, keys, place, clock)
{
    private const string Missing = "is not installed here; install PostgreSQL's client programs of the server's version (Debian: postgresql-client)";

    protected override string Extension => "dump";

    protected override Task<bool> ExistsAsync() => PostgresTools.HasTablesAsync(Database);

    protected override async Task CopyAsync(string file, BackupManifest manifest, CancellationToken cancellation)
    {
        OwnFolder.Create(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var partial = file + ".partial";
        OwnFolder.CreateFile(partial, FileMode.Create);
        try
        {
            await RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file=" + partial], null, null, cancellation);
            var whole = manifest with { Sha256 = await HashAsync(partial, cancellation) };
            OwnFolder.CreateFile(ManifestOf(file), FileMode.Create);
            await File.WriteAllTextAsync(ManifestOf(file), whole.Write(), cancellation);
            File.Move(partial, file, overwrite: false);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    protected override async Task TakeAloneAsync()
    {
        if (await PostgresTools.CountOthersAsync(Database) is var others and > 0)
        {
            throw new BackupException($"{others} other connections to this database are open. Stop every server that uses it first. Nothing was changed.");
        }
    }

    protected override async Task<BackupManifest> OpenAsync(string file, CancellationToken cancellation)
    {
        var manifest = File.Exists(ManifestOf(file)) ? BackupManifest.Read(await File.ReadAllTextAsync(ManifestOf(file), cancellation)) : null;
        if (manifest is null)
        {
            throw new BackupException($"{ManifestOf(file)} is missing or no manifest; 'gatehouse backup' writes it beside the dump. Nothing was changed.");
        }

        return await HashAsync(file, cancellation) == manifest.Sha256
            ? manifest
            : throw new BackupException($"{file} is not the dump that its manifest speaks of: it is damaged or was exchanged. Nothing was changed.");
    }

    protected override async Task<bool> ReplaceAsync(string file, string previous, CancellationToken cancellation)
    {
        var existed = await ExistsAsync();
        if (existed)
        {
            await SaveAsync(previous, cancellation);
        }

        var script = file + ".sql";
        OwnFolder.CreateFile(script, FileMode.Create);
        try
        {
            await using (var sql = File.OpenWrite(script))
            {
                await sql.WriteAsync(Encoding.UTF8.GetBytes(await PostgresTools.EmptyingAsync(Database)), cancellation);
                await RunAsync("pg_restore", ["--no-owner", "--no-privileges", "--file=-", file], null, sql, cancellation);
            }

            await using var input = File.OpenRead(script);
            await RunAsync("psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file=-"], input, null, cancellation);
        }
        finally
        {
            File.Delete(script);
        }

        await Database.WriteAsync(session => RestoreMarkStore.SetAsync(session, Clock.GetUtcNow()), cancellation);
        return existed;
    }

    private static string ManifestOf(string file) => file + ".json";

    private static async Task<string> HashAsync(string file, CancellationToken cancellation)
    {
        await using var dump = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(dump, cancellation));
    }

    private async Task RunAsync(string program, IReadOnlyList<string> arguments, Stream? input, Stream? output, CancellationToken cancellation)
    {
        try
        {
            if (await PostgresTools.RunAsync(program, arguments, storage.ConnectionString, input, output, cancellation) is { } said)
            {
                throw new BackupException($"{program} could not do it: {said}");
            }
        }
        catch (Win32Exception)
        {
            throw new BackupException($"{program} {Missing}, or run it where it is: {program} {string.Join(' ', arguments)}");
        }
    }
}
