using System.Diagnostics;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Clients.Tests.Harness;

/// <summary>The sample of that name, run as its README says.</summary>
internal static class HeadlessSignIn
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static string Script => Path.Combine(Repository.Root, "samples", "headless-sign-in", "sign-in.sh");

    public static async Task<CliResult> RunAsync(string user, string password, string? caFile, string? email, params string[] arguments)
    {
        var start = new ProcessStartInfo(Script, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GATEHOUSE_USER"] = user;
        start.Environment["GATEHOUSE_PASSWORD"] = password;
        start.Environment["GATEHOUSE_EMAIL"] = email ?? "";
        if (caFile is not null)
        {
            start.Environment["CURL_CA_BUNDLE"] = caFile;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Longest);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, await output, await error);
    }
}
