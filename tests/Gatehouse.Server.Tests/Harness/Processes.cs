using System.Diagnostics;

namespace Gatehouse.Server.Tests.Harness;

internal static class Processes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks for a graceful end as systemd does, and waits for it.</summary>
    public static async Task<int> TerminateAsync(this Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>The first line that holds <paramref name="text"/>; every line up to it.</summary>
    public static async Task<string> ReadUntilAsync(this Process process, string text)
    {
        using var limit = new CancellationTokenSource(Patience);
        var read = "";
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            read += line + "\n";
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return read;
            }
        }

        throw new InvalidOperationException($"The program ended without '{text}':\n{read}\n{await process.StandardError.ReadToEndAsync(limit.Token)}");
    }
}
