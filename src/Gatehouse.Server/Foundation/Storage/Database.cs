using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>The only way to the data. Rooms read, or write in one transaction; which engine answers is a setting.</summary>
internal sealed class Database : IAsyncDisposable
{
    public Database(StorageOptions options, PlaceOptions place, TimeProvider clock)
    {
        Engine = options.Provider == StorageProvider.PostgreSql
            ? new PostgresEngine(options.ConnectionString)
            : new SqliteEngine(SqliteFile.ConnectionString(options, place), clock);
    }

    public StorageEngine Engine { get; }

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation = default) =>
        Engine.ReadAsync(work, cancellation);

    /// <summary>One transaction. Keep it short: SQLite has one writer, so never hash, send or wait inside.</summary>
    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation = default) =>
        Engine.WriteAsync(work, cancellation);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<DbSession, Task> work, CancellationToken cancellation = default) =>
        Engine.WriteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            cancellation);

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
