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

        Directory.CreateDirectory(place.DataDirectory);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(place.DataDirectory, "gatehouse.db") }.ToString();
    }

    public static string PathOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    /// <summary>A consistent copy taken page by page while others read and write.</summary>
    public static void Copy(string connectionString, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        using var source = new SqliteConnection(connectionString);
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);
        using var single = copy.CreateCommand();

        // A copy that travels is one file: no write-ahead log beside it.
        single.CommandText = "PRAGMA journal_mode = DELETE";
        single.ExecuteNonQuery();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
