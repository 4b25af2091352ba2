using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>
/// Says that a server runs on the embedded database: a second one, or a restore, must not. The lock is the operating system's and is
/// gone with the process, however that ends. PostgreSQL needs none: many nodes may share it, and it knows who is connected.
/// </summary>
internal sealed class ServerLock(StorageOptions options, PlaceOptions place) : IDisposable
{
    private FileStream? held;

    /// <exception cref="SettingsException">Another server holds it.</exception>
    public void Take()
    {
        if (options.Provider != StorageProvider.Sqlite || held is not null)
        {
            return;
        }

        var database = SqliteFile.PlaceOf(options, place);
        OwnFolder.Create(Path.GetDirectoryName(Path.GetFullPath(database))!);
        try
        {
            OwnFolder.CreateFile(database + ".lock", FileMode.OpenOrCreate);
            held = new(database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new SettingsException([$"The database {database} is in use by a running server. Stop that server first, or give this one another Gatehouse:DataDirectory."]);
        }
    }

    public void Dispose() => held?.Dispose();
}
