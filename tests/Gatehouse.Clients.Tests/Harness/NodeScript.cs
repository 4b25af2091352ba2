using System.Diagnostics;
using System.Text.Json.Nodes;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Clients.Tests.Harness;

/// <summary>A script of a client for JavaScript; it prints one JSON object.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="input">What the script finds in INPUT.</param>
    /// <param name="home">Whose <c>~/.aws</c> it reads; nothing for the keys of the root user alone.</param>
    public static async Task<JsonNode> RunAsync(ClientHost host, string script, string input = "", string? home = null)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "Gatehouse.Clients.Tests", "Scripts", script)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_ENDPOINT_URL"] = host.Server.Origin.ToString().TrimEnd('/');
        start.Environment["AWS_REGION"] = "eu-west-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = host.RootKeyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = host.RootSecret;
        if (home is not null)
        {
            start.Environment["HOME"] = home;
        }

        start.Environment["NODE_NO_WARNINGS"] = "1";
        start.Environment["INPUT"] = input;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Longest);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0 ? JsonNode.Parse(await output)! : throw new InvalidOperationException(await error);
    }
}
