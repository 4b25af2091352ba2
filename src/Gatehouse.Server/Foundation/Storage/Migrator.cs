using System.Data.Common;
using Dapper;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>Brings the database to the schema this program knows, or says why it will not.</summary>
internal sealed class Migrator(Database database, PlaceOptions place, TimeProvider clock, ILogger<Migrator> log)
{
    private const string Journal =
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number BIGINT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            hash TEXT NOT NULL,
            applied_at BIGINT NOT NULL)
        """;

    private readonly IReadOnlyList<Migration> known = Migration.For(database.Engine.Name);

    /// <summary>The statements that are still to run, for a person who runs them by hand.</summary>
    public async Task<IReadOnlyList<Migration>> FindPendingAsync(CancellationToken cancellation = default)
    {
        IReadOnlyList<Migration> pending = [];
        await database.Engine.ExclusivelyAsync(async connection => pending = await FindPendingAsync(connection), cancellation);
        return pending;
    }

    /// <summary>A look without a lock: whether the newest step of the database is the newest that this program knows.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellation) =>
        await database.ReadAsync(static session => session.GetAsync<long>("SELECT coalesce(max(number), 0) FROM schema_migrations"), cancellation)
        == known[^1].Number;

    /// <summary>The steps that the database has behind it, oldest first.</summary>
    public async Task<IReadOnlyList<AppliedMigration>> FindAppliedAsync(CancellationToken cancellation = default)
    {
        IReadOnlyList<AppliedMigration> applied = [];
        await database.Engine.ExclusivelyAsync(
            async connection =>
            {
                await connection.ExecuteAsync(Journal);
                applied = await HistoryOf(connection);
            },
            cancellation);
        return applied;
    }

    /// <summary>Runs each pending step in a transaction of its own, under a lock that other nodes wait for.</summary>
    /// <exception cref="SchemaException">The history is newer than this program, or was altered.</exception>
    public Task MigrateAsync(CancellationToken cancellation = default) =>
        database.Engine.ExclusivelyAsync(
            async connection =>
            {
                var pending = await FindPendingAsync(connection);
                if (pending.Count > 0 && pending.Count < known.Count && database.Engine is SqliteEngine sqlite)
                {
                    Backup(sqlite, pending[0]);
                }

                foreach (var migration in pending)
                {
                    await RunAsync(connection, migration);
                }
            },
            cancellation);

    private async Task<IReadOnlyList<Migration>> FindPendingAsync(DbConnection connection)
    {
        await connection.ExecuteAsync(Journal);
        return MigrationHistory.FindPending(known, await HistoryOf(connection));
    }

    private static async Task<IReadOnlyList<AppliedMigration>> HistoryOf(DbConnection connection) =>
        (await connection.QueryAsync<AppliedMigration>("SELECT number, name, hash FROM schema_migrations ORDER BY number")).AsList();

    private async Task RunAsync(DbConnection connection, Migration migration)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(migration.Sql, transaction: transaction);
        await connection.ExecuteAsync(
            "INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (@Number, @Name, @Hash, @at)",
            new { Number = (long)migration.Number, migration.Name, migration.Hash, at = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction);
        await transaction.CommitAsync();
        log.LogInformation("Database step {Migration} is done", migration.Name);
    }

    private void Backup(SqliteEngine sqlite, Migration first)
    {
        var target = Path.Combine(place.DataDirectory, "backups", $"before-{first.Name}-{clock.GetUtcNow():yyyyMMddHHmmssfff}.db");
        SqliteFile.Copy(sqlite.ConnectionString, target);
        log.LogInformation("The database was copied to {Backup} before the upgrade", target);
    }
}

/// <summary>The database does not fit this program; the message says what to do.</summary>
internal sealed class SchemaException(string message) : Exception(message);
