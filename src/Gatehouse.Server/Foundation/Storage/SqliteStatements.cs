using System.Collections.Concurrent;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>
/// The statements that one connection has run before, compiled. SQLite reads and plans a statement anew each time it is given its
/// text, and for the short ones here that is most of their cost.
/// </summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    /// <summary>More than the program has; a room that builds texts from what it is asked cannot fill the memory.</summary>
    private const int Most = 256;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Shapes = new();

    private readonly Dictionary<string, SqliteCommand> kept = new(StringComparer.Ordinal);

    public int Execute(string sql, object? parameters) => Prepare(sql, parameters).ExecuteNonQuery();

    /// <summary>As many rows as are asked for at most.</summary>
    public List<T> Query<T>(string sql, object? parameters, int most = int.MaxValue)
    {
        using var reader = Prepare(sql, parameters).ExecuteReader();
        var parse = reader.GetRowParser(typeof(T));
        var rows = new List<T>();
        while (rows.Count < most && reader.Read())
        {
            rows.Add((T)parse(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (var command in kept.Values)
        {
            command.Dispose();
        }

        kept.Clear();
    }

    private SqliteCommand Prepare(string sql, object? parameters)
    {
        if (!kept.TryGetValue(sql, out var command))
        {
            if (kept.Count == Most)
            {
                Dispose();
            }

#pragma warning disable CA2100 // The stores write the texts; what people send comes as parameters only.
            kept.Add(sql, command = new(sql, connection));
#pragma warning restore CA2100
        }

        // No statement ever sees a value of the call before.
        command.Parameters.Clear();
        if (parameters is IEnumerable<KeyValuePair<string, object>> named)
        {
            // As many values as are given, for an IN: their names are known with the text only.
            foreach (var (name, value) in named)
            {
                command.Parameters.AddWithValue("@" + name, value);
            }
        }
        else if (parameters is not null)
        {
            foreach (var property in Shapes.GetOrAdd(parameters.GetType(), static type => type.GetProperties()))
            {
                command.Parameters.AddWithValue("@" + property.Name, property.GetValue(parameters) ?? DBNull.Value);
            }
        }

        return command;
    }
}
