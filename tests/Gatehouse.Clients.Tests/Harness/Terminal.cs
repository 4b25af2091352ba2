using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Gatehouse.Clients.Tests.Harness;

/// <summary>A command of the AWS CLI on a terminal of its own: it asks its questions nowhere else.</summary>
internal sealed partial class Terminal : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly StringBuilder shown = new();
    private int read;

    private Terminal(Process process) => this.process = process;

    /// <summary>Everything so far, as a person would read it.</summary>
    public string Text => Escapes().Replace(shown.ToString(), "");

    public static Terminal Start(AwsCli aws, string arguments)
    {
        aws.Environment["TERM"] = "xterm";
        aws.Environment["PROMPT_TOOLKIT_NO_CPR"] = "1";
        return new(aws.StartOnTerminal(arguments));
    }

    /// <summary>Waits for a question and answers it.</summary>
    public async Task AnswerAsync(string question, string answer)
    {
        await WaitAsync(question);
        await process.StandardInput.WriteAsync(answer + "\r");
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until a text stands there that did not before.</summary>
    public async Task WaitAsync(string text)
    {
        using var patience = new CancellationTokenSource(Longest);
        var buffer = new char[4096];
        while (true)
        {
            var all = Text;
            var at = all.IndexOf(text, Math.Min(read, all.Length), StringComparison.Ordinal);
            if (at >= 0)
            {
                read = at + text.Length;
                return;
            }

            var count = await process.StandardOutput.ReadAsync(buffer, patience.Token);
            if (count == 0)
            {
                throw new InvalidOperationException($"The command ended without asking '{text}': {Text}");
            }

            shown.Append(buffer, 0, count);
        }
    }

    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Longest);
        shown.Append(await process.StandardOutput.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    [GeneratedRegex("\\x1b\\[[0-9;?]*[A-Za-z]|\\x1b[=>]|\\x1b\\][^\\a]*\\a")]
    private static partial Regex Escapes();
}
