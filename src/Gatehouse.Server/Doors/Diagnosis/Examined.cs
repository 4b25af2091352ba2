using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Diagnosis;

/// <summary>An installation that is examined: one that runs, or its rooms wired by a verb without a server.</summary>
internal sealed record Examined(IServiceProvider Services)
{
    /// <summary>The file of the embedded database; nothing on PostgreSQL.</summary>
    public string? EmbeddedFile =>
        Get<StorageOptions>() is { Provider: StorageProvider.Sqlite } storage ? SqliteFile.PlaceOf(storage, Get<PlaceOptions>()) : null;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
