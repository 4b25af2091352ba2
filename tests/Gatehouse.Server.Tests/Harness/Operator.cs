using System.Diagnostics;
using System.Text.Json;
using Gatehouse.Server.Doors.Terminal;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>What a verb answered.</summary>
internal sealed record Typed(int ExitCode, string Output, string Error);

/// <summary>The person at the terminal of one installation: types verbs in process, or starts the real program.</summary>
internal sealed class Operator : IDisposable
{
    private readonly TestDatabase? own;
    private readonly string file = Path.Combine(Path.GetTempPath(), $"gatehouse-settings-{SecretSource.System.Uuid()}.json");

    /// <summary>Of an installation that nobody has started yet.</summary>
    public Operator(params (string Key, string Value)[] settings)
        : this(new TestDatabase(), settings)
    {
    }

    /// <summary>Of a server that runs.</summary>
    public Operator(GatehouseHost host, params (string Key, string Value)[] settings)
    {
        var storage = host.Get<StorageOptions>();
        DataDirectory = host.DataDirectory;
        Write(
            new()
            {
                ["Gatehouse:DataDirectory"] = DataDirectory,
                ["Gatehouse:Storage:Provider"] = storage.Provider.ToString(),
                ["Gatehouse:Storage:ConnectionString"] = storage.ConnectionString,
            },
            settings);
    }

    private Operator(TestDatabase database, (string Key, string Value)[] settings)
    {
        own = database;
        DataDirectory = database.Directory;
        Write(database.Settings, settings);
    }

    public string DataDirectory { get; }

    public string DatabaseFile => Path.Combine(DataDirectory, "gatehouse.db");

    public string KeyFile => Path.Combine(DataDirectory, "gatehouse.key");

    public string InData(string name) => Path.Combine(DataDirectory, name);

    public async Task<Typed> TypeAsync(params string[] words)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await GatehouseTerminal.RunAsync([.. words, "--settings", file], output, error);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The same database as a room would use it, without a server.</summary>
    public async Task<T> AskAsync<T>(Func<DbSession, Task<T>> work)
    {
        await using var app = ServerHost.Build([], file: file, quiet: true);
        return await app.Services.GetRequiredService<Database>().WriteAsync(work);
    }

    public Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(GatehouseTerminal).Assembly.Location, .. words, "--settings", file])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            RedirectStandardError = true,
            WorkingDirectory = DataDirectory,
        };
        return Process.Start(start)!;
    }

    public void Dispose()
    {
        File.Delete(file);
        own?.Dispose();
    }

    private void Write(Dictionary<string, string?> settings, (string Key, string Value)[] more)
    {
        foreach (var (key, value) in more)
        {
            settings["Gatehouse:" + key] = value;
        }

        File.WriteAllText(file, JsonSerializer.Serialize(settings));
    }
}
