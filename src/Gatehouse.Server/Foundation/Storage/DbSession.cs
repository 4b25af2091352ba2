using System.Data.Common;
using Dapper;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>One conversation with the database: a snapshot to read from, or the one transaction that a change happens in.</summary>
internal sealed class DbSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
{
    private List<Action>? committed;

    static DbSession() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Runs when the change is safe on disk, never when it is rolled back: waking a sender, dropping a cached entry.</summary>
    public void OnCommitted(Action action) => (committed ??= []).Add(action);

    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        connection.ExecuteAsync(Command(sql, parameters));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    /// <summary>The only row, or nothing.</summary>
    public Task<T?> FindAsync<T>(string sql, object? parameters = null) =>
        connection.QuerySingleOrDefaultAsync<T>(Command(sql, parameters));

    public Task<T> GetAsync<T>(string sql, object? parameters = null) =>
        connection.QuerySingleAsync<T>(Command(sql, parameters));

    internal void AnnounceCommit()
    {
        foreach (var action in committed ?? [])
        {
            action();
        }
    }

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, transaction, cancellationToken: cancellation);
}
