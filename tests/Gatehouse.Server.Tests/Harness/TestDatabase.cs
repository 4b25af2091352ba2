using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>
/// A fresh database for one test. The whole suite runs on SQLite; where GATEHOUSE_TEST_POSTGRES holds a connection string it runs
/// on PostgreSQL instead, each test in a database of its own.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly string? Postgres = Environment.GetEnvironmentVariable("GATEHOUSE_TEST_POSTGRES");
    private static readonly Lazy<Task<TestDatabase>> Template = new(MakeTemplateAsync);
    private static readonly Lock Taking = new();
    private static Task<TestDatabase>? ahead;
    private readonly string? name;

    /// <summary>With nothing in it, as an operator meets it.</summary>
    public TestDatabase()
        : this(template: null)
    {
    }

    private TestDatabase(TestDatabase? template)
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("gatehouse-test-").FullName;
        if (IsPostgres)
        {
            name = "gatehouse_" + SecretSource.System.Text(12, "abcdefghijklmnopqrstuvwxyz");
            Run(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template.name} STRATEGY file_copy");
        }
    }

    public static bool IsPostgres => !string.IsNullOrEmpty(Postgres);

    /// <summary>The data directory: key file, backups and, on SQLite, the database.</summary>
    public string Directory { get; }

    public Dictionary<string, string?> Settings => IsPostgres
        ? new() { ["Gatehouse:Storage:Provider"] = "PostgreSql", ["Gatehouse:Storage:ConnectionString"] = ConnectionString, ["Gatehouse:DataDirectory"] = Directory }
        : new() { ["Gatehouse:DataDirectory"] = Directory };

    private string ConnectionString => new NpgsqlConnectionStringBuilder(Postgres) { Database = name, MaxPoolSize = 20 }.ToString();

    /// <summary>
    /// With all tables. On PostgreSQL, where the migrations take a second, it is a copy of a database that they ran in once, made
    /// while the test before it ran; on SQLite the host that starts on it makes the tables.
    /// </summary>
    public static Task<TestDatabase> WithTablesAsync()
    {
        if (!IsPostgres)
        {
            return Task.FromResult(new TestDatabase());
        }

        lock (Taking)
        {
            var taken = ahead ?? CopyAsync();
            ahead = CopyAsync();
            return taken;
        }
    }

    public void Dispose()
    {
        if (name is not null)
        {
            Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }

        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static Task<TestDatabase> CopyAsync() => Task.Run(static async () => new TestDatabase(await Template.Value));

    private static async Task<TestDatabase> MakeTemplateAsync()
    {
        var template = new TestDatabase();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            ahead?.GetAwaiter().GetResult().Dispose();
            template.Dispose();
        };
        await using var app = ServerHost.Build(template.Settings);
        await app.Services.GetRequiredService<Migrator>().MigrateAsync();
        return template;
    }

    private static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(Postgres);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
