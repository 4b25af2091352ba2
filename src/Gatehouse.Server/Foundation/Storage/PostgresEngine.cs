using System.Data.Common;
using Dapper;
using Npgsql;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>PostgreSQL for several equal nodes: read committed, with every decision made by one guarded statement.</summary>
internal sealed class PostgresEngine(string connectionString) : StorageEngine
{
    // Any number will do as long as every node of one installation uses the same.
    private const long MigrationLock = 0x6761746568;
    private const int Tries = 5;

    private readonly NpgsqlDataSource source = new NpgsqlDataSourceBuilder(connectionString).Build();

    public override string Name => "postgres";

    public override async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await work(new(connection, null, cancellation));
    }

    public override async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work);
            }
            catch (PostgresException again) when (attempt < Tries && again.SqlState is PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation)
            {
                // Two changes met in opposite order; the database chose one to go first and asks the other to come again.
                // Or both took one name that only one may have, or one used what the other was deleting: when the slower comes again,
                // its guard sees what the other did.
            }
        }
    }

    public override async Task ExclusivelyAsync(Func<DbConnection, Task> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync($"SELECT pg_advisory_lock({MigrationLock})");
        try
        {
            await work(connection);
        }
        finally
        {
            await connection.ExecuteAsync($"SELECT pg_advisory_unlock({MigrationLock})");
        }
    }

    public override Task<IReadOnlyList<string>> DescribeSchemaAsync(CancellationToken cancellation) =>
        ReadAsync(
            session => session.QueryAsync<string>(
                """
                SELECT c.table_name || '.' || c.column_name || ' '
                       || CASE c.data_type WHEN 'bigint' THEN 'integer' ELSE c.data_type END
                       || CASE WHEN c.is_nullable = 'NO' THEN ' required' ELSE '' END
                FROM information_schema.columns c
                WHERE c.table_schema = current_schema()
                UNION
                SELECT 'index on ' || t.relname || ' ('
                       || (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
                           FROM unnest(i.indkey) WITH ORDINALITY k(number, place)
                           JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) || ')'
                       || CASE WHEN i.indisunique THEN ' unique' ELSE '' END
                FROM pg_index i
                JOIN pg_class t ON t.oid = i.indrelid
                JOIN pg_namespace n ON n.oid = t.relnamespace
                WHERE n.nspname = current_schema()
                """),
            cancellation);

    public override Task<DateTimeOffset> ClockAsync(CancellationToken cancellation) =>
        ReadAsync(
            async session => DateTimeOffset.FromUnixTimeMilliseconds(
                await session.GetAsync<long>("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")),
            cancellation);

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>No cancellation inside: a caller who leaves must not leave it open whether the change happened.</summary>
    private async Task<T> WriteOnceAsync<T>(Func<DbSession, Task<T>> work)
    {
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        var session = new DbSession(connection, transaction, CancellationToken.None);
        var result = await work(session);
        await transaction.CommitAsync(CancellationToken.None);
        session.AnnounceCommit();
        return result;
    }
}
