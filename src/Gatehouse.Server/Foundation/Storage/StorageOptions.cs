using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Storage;

internal enum StorageProvider
{
    Sqlite,
    PostgreSql,
}

[SettingsSection("Storage")]
internal sealed record StorageOptions : IJudgedOptions
{
    [Setting("Sqlite keeps everything in one file; PostgreSql lets several equal nodes share it.")]
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    [Setting("Empty for the file gatehouse.db in DataDirectory; otherwise the connection string of the provider.", Secret = true)]
    public string ConnectionString { get; set; } = "";

    [Setting("Whether serve brings an older database up to date by itself; false leaves that to 'gatehouse migrate'.")]
    public bool MigrateAtStart { get; set; } = true;

    public IEnumerable<string> Problems()
    {
        if (Provider == StorageProvider.PostgreSql && ConnectionString.Length == 0)
        {
            yield return "Gatehouse:Storage:ConnectionString is empty; PostgreSql needs one such as Host=db;Database=gatehouse;Username=gatehouse.";
        }
    }
}
