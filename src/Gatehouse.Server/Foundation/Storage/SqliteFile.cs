using Gatehouse.Server.Foundation.Settings;
using Microsoft.Data.Sqlite;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>Where the embedded database lies, and copies of it made while it is in use.</summary>
internal static class SqliteFile
{
    public static string ConnectionString(StorageOptions options, PlaceOptions place)
    {
        if (options.ConnectionString.Length > 0)
        {
            return options.ConnectionString;
        }

        OwnFolder.Create(place.DataDirectory);
        var file = PlaceOf(options, place);
        if (!File.Exists(file))
        {
            // SQLite would make it readable to everybody; its log files take over the rights that the file has.
            OwnFolder.CreateFile(file, FileMode.OpenOrCreate);
        }

        return new SqliteConnectionStringBuilder { DataSource = file }.ToString();
    }

    /// <summary>The path alone, without making anything.</summary>
    public static string PlaceOf(StorageOptions options, PlaceOptions place) =>
        options.ConnectionString.Length > 0 ? PathOf(options.ConnectionString) : Path.Combine(place.DataDirectory, "gatehouse.db");

    /// <summary>A connection to a file that is there; unlike the database's own it never makes one.</summary>
    public static string ConnectionTo(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();

    public static string PathOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    /// <summary>A consistent copy taken page by page while others read and write.</summary>
    public static void Copy(string connectionString, string target)
    {
        OwnFolder.Create(Path.GetDirectoryName(Path.GetFullPath(target))!);
        OwnFolder.CreateFile(target);
        using var source = new SqliteConnection(connectionString);
        using var copy = new SqliteConnection(ConnectionTo(target));
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);
        using var single = copy.CreateCommand();

        // A copy that travels is one file: no write-ahead log beside it.
        single.CommandText = "PRAGMA journal_mode = DELETE";
        single.ExecuteNonQuery();
    }

    /// <summary>What SQLite finds wrong in the file; nothing when it is whole.</summary>
    public static string? FindDamage(string file)
    {
        try
        {
            using var connection = new SqliteConnection(ConnectionTo(file));
            connection.Open();
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check(1)";
            return check.ExecuteScalar() is "ok" ? null : "its pages do not fit together";
        }
        catch (SqliteException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>Puts a checked copy in the place of the database, which nobody may have open.</summary>
    public static void Replace(string database, string with)
    {
        if (File.Exists(database))
        {
            // Until the rename the old database must be whole without the log that is deleted before it.
            using var connection = new SqliteConnection(ConnectionTo(database));
            connection.Open();
            using var fold = connection.CreateCommand();
            fold.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            fold.ExecuteNonQuery();
        }

        File.Delete(database + "-wal");
        File.Delete(database + "-shm");
        File.Move(with, database, overwrite: true);
    }
}
