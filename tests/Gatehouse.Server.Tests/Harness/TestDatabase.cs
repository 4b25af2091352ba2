using System.Globalization;
using Gatehouse.Server.Foundation.Secrets;
using Npgsql;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>
/// A fresh database for one test. The whole suite runs on SQLite; where GATEHOUSE_TEST_POSTGRES holds a connection string it runs
/// on PostgreSQL instead, each test in a database of its own.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly string? Postgres = Environment.GetEnvironmentVariable("GATEHOUSE_TEST_POSTGRES");
    private readonly string? name;

    public TestDatabase()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("gatehouse-test-").FullName;
        if (IsPostgres)
        {
            name = "gatehouse_" + SecretSource.System.Text(12, "abcdefghijklmnopqrstuvwxyz");
            Run(string.Create(CultureInfo.InvariantCulture, $"CREATE DATABASE {name}"));
        }
    }

    public static bool IsPostgres => !string.IsNullOrEmpty(Postgres);

    /// <summary>The data directory: key file, backups and, on SQLite, the database.</summary>
    public string Directory { get; }

    public Dictionary<string, string?> Settings => IsPostgres
        ? new() { ["Gatehouse:Storage:Provider"] = "PostgreSql", ["Gatehouse:Storage:ConnectionString"] = ConnectionString, ["Gatehouse:DataDirectory"] = Directory }
        : new() { ["Gatehouse:DataDirectory"] = Directory };

    private string ConnectionString => new NpgsqlConnectionStringBuilder(Postgres) { Database = name, MaxPoolSize = 20 }.ToString();

    public void Dispose()
    {
        if (name is not null)
        {
            Run(string.Create(CultureInfo.InvariantCulture, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }

        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(Postgres);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
