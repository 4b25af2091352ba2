using System.Diagnostics;

namespace Gatehouse.Clients.Tests.Harness;

/// <summary>Stands where the AWS CLI expects a browser, and hands over the address it would open.</summary>
internal sealed class BrowserCatcher
{
    private readonly string pipe;

    public BrowserCatcher(AwsCli cli)
    {
        pipe = Path.Combine(cli.Home, "opened");
        using var made = Process.Start("mkfifo", [pipe]);
        made.WaitForExit();
        var script = Path.Combine(cli.Home, "browser");
        File.WriteAllText(script, $"#!/bin/sh\nprintf '%s\\n' \"$1\" > '{pipe}'\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        cli.Environment["BROWSER"] = script + " %s";
    }

    /// <summary>Waits for the CLI to open its browser.</summary>
    public Task<string> CatchAsync() => Task.Run(async () =>
    {
        using var reader = new StreamReader(File.OpenRead(pipe));
        return await reader.ReadLineAsync() ?? throw new InvalidOperationException("The CLI opened nothing.");
    }).WaitAsync(TimeSpan.FromMinutes(1));
}
