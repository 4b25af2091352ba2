using System.Data.Common;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>All that differs between the two databases.</summary>
internal abstract class StorageEngine : IAsyncDisposable
{
    /// <summary>The folder of migrations and the word in messages: <c>sqlite</c> or <c>postgres</c>.</summary>
    public abstract string Name { get; }

    public abstract Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation);

    /// <summary>Runs <paramref name="work"/> in one transaction and returns only when its commit is durable.</summary>
    public abstract Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation);

    /// <summary>Alone in the database: for migrations.</summary>
    public abstract Task ExclusivelyAsync(Func<DbConnection, Task> work, CancellationToken cancellation);

    /// <summary>Every table, column and index in one engine-independent form, sorted.</summary>
    public abstract Task<IReadOnlyList<string>> DescribeSchemaAsync(CancellationToken cancellation);

    /// <summary>The database's own clock.</summary>
    public abstract Task<DateTimeOffset> ClockAsync(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}
