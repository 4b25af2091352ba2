using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>
/// SQLite in WAL mode with synchronous=FULL: many readers beside one writer. The writer takes what waits in its queue, gives each
/// change a savepoint, and commits them together, so that one flush of the disk serves all of them.
/// </summary>
internal sealed class SqliteEngine : StorageEngine
{
    private const int LargestBatch = 256;

    private readonly string connectionString;
    private readonly TimeProvider clock;
    private readonly ConcurrentBag<SqliteLine> idle = [];
    private readonly Channel<SqliteWrite> queue = Channel.CreateUnbounded<SqliteWrite>(new() { SingleReader = true });
    private readonly Lazy<Task> writer;

    public SqliteEngine(string connectionString, TimeProvider clock)
    {
        this.connectionString = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
        this.clock = clock;
        writer = new(() => Task.Run(WriteQueuedAsync));
    }

    public override string Name => "sqlite";

    public string ConnectionString => connectionString;

    public override async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation)
    {
        var line = idle.TryTake(out var used) ? used : new(connectionString);
        try
        {
            line.BeginReading();
            var read = await work(new(line.Connection, null, cancellation, line.Statements));
            line.Commit();
            idle.Add(line);
            return read;
        }
        catch
        {
            // Some failures end the transaction and some do not: such a connection is not used again.
            line.Dispose();
            throw;
        }
    }

    public override async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation)
    {
        _ = writer.Value;
        var write = new SqliteWrite<T>(work);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(write), this);

        return await write.Result;
    }

    public override async Task ExclusivelyAsync(Func<DbConnection, Task> work, CancellationToken cancellation)
    {
        using var line = new SqliteLine(connectionString);
        await work(line.Connection);
    }

    public override Task<IReadOnlyList<string>> DescribeSchemaAsync(CancellationToken cancellation) =>
        ReadAsync(
            session => session.QueryAsync<string>(
                """
                SELECT t.name || '.' || c.name || ' '
                       || CASE upper(c.type) WHEN 'BIGINT' THEN 'integer' WHEN 'TEXT' THEN 'text' ELSE lower(c.type) END
                       || CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN ' required' ELSE '' END
                FROM sqlite_master t, pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                UNION
                SELECT 'index on ' || t.name || ' ('
                       || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')'
                       || CASE WHEN i."unique" = 1 THEN ' unique' ELSE '' END
                FROM sqlite_master t, pragma_index_list(t.name) i
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                ORDER BY 1
                """),
            cancellation);

    /// <summary>The embedded database has no clock of its own.</summary>
    public override Task<DateTimeOffset> ClockAsync(CancellationToken cancellation) => Task.FromResult(clock.GetUtcNow());

    public override async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (writer.IsValueCreated)
        {
            await writer.Value;
        }

        while (idle.TryTake(out var line))
        {
            line.Dispose();
        }
    }

    private async Task WriteQueuedAsync()
    {
        SqliteLine? line = null;
        while (await queue.Reader.WaitToReadAsync())
        {
            var batch = new List<SqliteWrite>();
            try
            {
                line ??= new(connectionString);
                line.BeginWriting();
                while (batch.Count < LargestBatch && queue.Reader.TryRead(out var write))
                {
                    batch.Add(write);
                    await RunAsync(line, write);
                }

                line.Commit();
                batch.ForEach(static write => write.Finish());
            }
            catch (Exception broken)
            {
                // The disk is full or the file is gone: nothing of this batch was kept, and everyone in it is told so.
                batch.ForEach(write => write.Fail(broken));
                if (batch.Count == 0 && queue.Reader.TryRead(out var waiting))
                {
                    waiting.Fail(broken);
                }

                line?.Dispose();
                line = null;
            }
        }

        line?.Dispose();
    }

    /// <summary>A change that throws takes back its own statements and nobody else's.</summary>
    private static async Task RunAsync(SqliteLine line, SqliteWrite write)
    {
        line.OpenSavepoint();
        try
        {
            await write.RunAsync(new DbSession(line.Connection, null, CancellationToken.None, line.Statements));
        }
        catch (Exception wrong)
        {
            line.RollBackToSavepoint();
            write.TakenBack(wrong);
        }

        line.ReleaseSavepoint();
    }
}
