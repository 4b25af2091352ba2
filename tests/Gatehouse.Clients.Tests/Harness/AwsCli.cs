using System.Diagnostics;
using System.Text.Json.Nodes;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Clients.Tests.Harness;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    public JsonNode Json => ExitCode == 0 && JsonNode.Parse(Output) is { } node
        ? node
        : throw new InvalidOperationException($"exit {ExitCode}: {Error}{Output}");
}

/// <summary>
/// The official AWS CLI, unmodified, as its npm package brings it. It runs with a home of its own and knows nothing of Gatehouse but
/// <c>AWS_ENDPOINT_URL</c>.
/// </summary>
internal sealed class AwsCli : IDisposable
{
    private static readonly Lazy<string> Program = new(Unpack);

    /// <summary>A command takes a second; beside nine others and another suite it may take half a minute.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public AwsCli(Uri endpoint)
        : this() => Environment["AWS_ENDPOINT_URL"] = endpoint.ToString().TrimEnd('/');

    private AwsCli() => Home = Directory.CreateTempSubdirectory("gatehouse-cli-").FullName;

    public string Home { get; }

    public string AccessKeyId => Environment["AWS_ACCESS_KEY_ID"] ?? "";

    /// <summary>Beside the home and the endpoint; a value of nothing takes a variable away.</summary>
    public Dictionary<string, string?> Environment { get; } = new()
    {
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_MAX_ATTEMPTS"] = "1",
        ["AWS_PAGER"] = "",
        ["AWS_CLI_AUTO_PROMPT"] = "off",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    /// <summary>Whether the package was installed; the tests' script does it.</summary>
    public static bool IsHere => File.Exists(Archive);

    private static string Archive => Path.Combine(Repository.Root, "tests", "Gatehouse.Clients.Tests", "node_modules", "@aws-cdk", "asset-awscli-v2", "lib", "layer.zip");

    /// <summary>The same home and endpoint, signing with another key.</summary>
    public AwsCli As(string accessKeyId, string secret, string? token = null)
    {
        Environment["AWS_ACCESS_KEY_ID"] = accessKeyId;
        Environment["AWS_SECRET_ACCESS_KEY"] = secret;
        Environment["AWS_SESSION_TOKEN"] = token;
        return this;
    }

    /// <summary>Another one with the same environment and a copy of <c>~/.aws</c>: what was cached so far, and nothing of what follows.</summary>
    public AwsCli Twin()
    {
        var twin = new AwsCli();
        foreach (var (name, value) in Environment)
        {
            twin.Environment[name] = value;
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Home, ".aws"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(twin.Home, Path.GetRelativePath(Home, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return twin;
    }

    public Task<CliResult> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <summary>An interpolated line; what is put into it stays one argument, blanks and quotes included.</summary>
    public Task<CliResult> CallAsync(FormattableString line) => RunAsync(null, Split(line));

    public async Task<CliResult> RunAsync(string? input, string[] arguments)
    {
        using var process = Start(arguments);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"aws {string.Join(' ', arguments)} did not end.", late);
        }

        return new(process.ExitCode, await output, await error);
    }

    /// <summary>For commands that are talked to while they run.</summary>
    public Process Start(params string[] arguments) => StartProgram(Program.Value, arguments);

    /// <summary>For commands that ask their questions on a terminal: <c>script</c> of util-linux makes one.</summary>
    public Process StartOnTerminal(string arguments) => StartProgram("script", ["-q", "-e", "-f", "-c", $"'{Program.Value}' {arguments}", "/dev/null"]);

    private Process StartProgram(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Home,
        };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = Home;
        foreach (var (name, value) in Environment.Where(static pair => pair.Value is not null))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The AWS CLI did not start.");
    }

    public void Dispose() => Directory.Delete(Home, recursive: true);

    private static string[] Split(FormattableString line) =>
    [
        .. line.Format.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Contains('{', StringComparison.Ordinal)
                ? string.Format(System.Globalization.CultureInfo.InvariantCulture, word, line.GetArguments())
                : word),
    ];

    /// <summary>Once for each build: the archive holds links and modes that only unzip restores.</summary>
    private static string Unpack()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "awscli");
        var program = Path.Combine(folder, "awscli", "v2");
        if (!Directory.Exists(program))
        {
            var unpacking = folder + "." + System.Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
            using var unzip = Process.Start("unzip", ["-q", "-o", Archive, "-d", unpacking]);
            unzip.WaitForExit();
            Directory.Move(unpacking, folder);
        }

        return Directory.EnumerateDirectories(program).Select(static version => Path.Combine(version, "dist", "aws")).First(File.Exists);
    }
}
