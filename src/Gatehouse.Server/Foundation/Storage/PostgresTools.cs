using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>PostgreSQL's own programs, told where to connect by the environment so that no password stands in a list of processes.</summary>
internal static class PostgresTools
{
    private const string FromSchema = "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema()";

    /// <summary>What the program said when it failed; nothing when it did its work.</summary>
    /// <exception cref="Win32Exception">The program is not installed.</exception>
    public static async Task<string?> RunAsync(
        string program, IEnumerable<string> arguments, string connectionString, Stream? input, Stream? output, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        Tell(start, new NpgsqlConnectionStringBuilder(connectionString));
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            var said = process.StandardError.ReadToEndAsync(cancellation);
            var read = process.StandardOutput.BaseStream.CopyToAsync(output ?? Stream.Null, cancellation);
            await FeedAsync(process, input, cancellation);
            await read;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? null : (await said).Trim();
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The statements that empty the database's schema, in the transaction that fills it anew.</summary>
    public static async Task<string> EmptyingAsync(Database database) =>
        string.Join('\n', await database.ReadAsync(static session => session.QueryAsync<string>(
            $"""
            SELECT 'DROP TABLE IF EXISTS ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' CASCADE;' {FromSchema} AND c.relkind IN ('r', 'p')
            UNION ALL
            SELECT 'DROP FUNCTION IF EXISTS ' || p.oid::regprocedure || ' CASCADE;' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname = current_schema()
            """)));

    /// <summary>How many others are connected to this database: running servers, mostly.</summary>
    public static Task<long> CountOthersAsync(Database database) =>
        database.ReadAsync(static session => session.GetAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"));

    public static Task<bool> HasTablesAsync(Database database) =>
        database.ReadAsync(static session => session.GetAsync<bool>($"SELECT EXISTS (SELECT 1 {FromSchema} AND c.relname = 'installation')"));

    private static async Task FeedAsync(Process process, Stream? input, CancellationToken cancellation)
    {
        try
        {
            if (input is not null)
            {
                await input.CopyToAsync(process.StandardInput.BaseStream, cancellation);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it had read everything; its exit code and its words say why.
        }
    }

    private static void Tell(ProcessStartInfo start, NpgsqlConnectionStringBuilder to)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PGHOST"] = to.Host,
            ["PGPORT"] = to.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PGDATABASE"] = to.Database ?? to.Username,
            ["PGUSER"] = to.Username,
            ["PGPASSWORD"] = to.Password,
            ["PGPASSFILE"] = to.Passfile,
            ["PGSSLROOTCERT"] = to.RootCertificate,
            ["PGSSLMODE"] = to.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            },
        };
        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                start.Environment[name] = value;
            }
        }
    }
}
