using System.Data.Common;
using Dapper;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>One conversation with the database: a snapshot to read from, or the one transaction that a change happens in.</summary>
/// <param name="compiled">Where the connection keeps the statements it has compiled; nothing for one whose driver does that itself.</param>
internal sealed class DbSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation, SqliteStatements? compiled = null)
{
    private List<Action>? committed;

    static DbSession() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Runs when the change is safe on disk, never when it is rolled back: waking a sender, dropping a cached entry.</summary>
    public void OnCommitted(Action action) => (committed ??= []).Add(action);

    public async Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        compiled is null ? await connection.ExecuteAsync(Command(sql, parameters)) : Compiled().Execute(sql, parameters);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        compiled is null ? (await connection.QueryAsync<T>(Command(sql, parameters))).AsList() : Compiled().Query<T>(sql, parameters);

    /// <summary>The only row, or nothing.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? parameters = null) =>
        compiled is null ? await connection.QuerySingleOrDefaultAsync<T>(Command(sql, parameters)) : Compiled().Query<T>(sql, parameters, most: 2).SingleOrDefault();

    public async Task<T> GetAsync<T>(string sql, object? parameters = null) =>
        compiled is null ? await connection.QuerySingleAsync<T>(Command(sql, parameters)) : Compiled().Query<T>(sql, parameters, most: 2).Single();

    internal void AnnounceCommit()
    {
        foreach (var action in committed ?? [])
        {
            action();
        }
    }

    private SqliteStatements Compiled()
    {
        cancellation.ThrowIfCancellationRequested();
        return compiled!;
    }

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, transaction, cancellationToken: cancellation);
}
