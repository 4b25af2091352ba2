using Dapper;
using Microsoft.Data.Sqlite;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>
/// An open connection with the statements that frame every transaction. They are compiled once: a sign-in runs some twenty of them,
/// and compiling is most of their cost.
/// </summary>
internal sealed class SqliteLine : IDisposable
{
    private readonly SqliteCommand read;
    private readonly SqliteCommand write;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand open;
    private readonly SqliteCommand release;
    private readonly SqliteCommand takeBack;

    public SqliteLine(string connectionString)
    {
        Connection = new(connectionString);
        Connection.Open();
        Connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000");
        Statements = new(Connection);
        read = new("BEGIN", Connection);
        write = new("BEGIN IMMEDIATE", Connection);
        commit = new("COMMIT", Connection);
        open = new("SAVEPOINT change", Connection);
        release = new("RELEASE change", Connection);
        takeBack = new("ROLLBACK TO change", Connection);
    }

    public SqliteConnection Connection { get; }

    /// <summary>Every other statement, compiled when it comes a first time.</summary>
    public SqliteStatements Statements { get; }

    /// <summary>The snapshot is taken by the first statement that reads.</summary>
    public void BeginReading() => read.ExecuteNonQuery();

    public void BeginWriting() => write.ExecuteNonQuery();

    public void Commit() => commit.ExecuteNonQuery();

    public void OpenSavepoint() => open.ExecuteNonQuery();

    public void ReleaseSavepoint() => release.ExecuteNonQuery();

    /// <summary>Undoes what was done since the savepoint, which stays open.</summary>
    public void RollBackToSavepoint() => takeBack.ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[read, write, commit, open, release, takeBack])
        {
            command.Dispose();
        }

        Statements.Dispose();
        Connection.Dispose();
    }
}
