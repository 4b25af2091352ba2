using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Gatehouse.Benchmarks.Load.Api;

namespace Gatehouse.Benchmarks.Load;

/// <summary>A server in a process of its own, so that its processor time and memory are nobody else's.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private ServerProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>From the start of the process to the first 200.</summary>
    public TimeSpan FirstPageAfter { get; private set; }

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>In the unit that ps and systemctl show as M.</summary>
    public double ResidentMebibytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>Gatehouse as it is installed, without what would ask a stranger for more than a password.</summary>
    public static ServerProcess StartGatehouse(string folder)
    {
        var port = FreePort();
        return Start(port, "/signin", BuiltServer.Program, ["serve", "--data", folder, "--urls", $"http://127.0.0.1:{port}"]);
    }

    /// <summary>The least a web server of this framework can be, in the same run, for comparison.</summary>
    public static ServerProcess StartBareKestrel()
    {
        var port = FreePort();
        return Start(port, "/", typeof(ServerProcess).Assembly.Location, [BareKestrel.Verb, $"http://127.0.0.1:{port}"]);
    }

    /// <summary>Knows one secret and nothing else.</summary>
    public static ServerProcess StartBareSignature(string secret)
    {
        var port = FreePort();
        return Start(port, "/", typeof(ServerProcess).Assembly.Location, [BareSignature.Verb, $"http://127.0.0.1:{port}", secret]);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static ServerProcess Start(int port, string page, string program, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["Gatehouse__SignIn__Challenge"] = "off";
        start.Environment["Gatehouse__SignIn__EmailCode"] = "off";
        start.Environment["Gatehouse__Logging__Level"] = "Warning";

        // As ./run and the unit in docs/operating/install.md start it.
        start.Environment["DOTNET_GCgen0size"] = "400000";
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        var clock = Stopwatch.StartNew();
        var server = new ServerProcess(Process.Start(start)!, port);
        server.process.OutputDataReceived += static (_, _) => { };
        server.process.ErrorDataReceived += static (_, line) => Console.Error.WriteLine(line.Data);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        server.AwaitPage(page, clock);
        server.FirstPageAfter = clock.Elapsed;
        return server;
    }

    private void AwaitPage(string page, Stopwatch clock)
    {
        while (true)
        {
            try
            {
                using var browser = new LeanBrowser(Port);
                if (browser.Get(page) is { Status: 200 })
                {
                    return;
                }

                throw new InvalidDataException($"{page} did not answer 200.");
            }
            catch (SocketException) when (!process.HasExited && clock.Elapsed < Longest)
            {
                // Nobody listens yet. A millisecond between two knocks costs the starting server next to nothing.
                process.WaitForExit(1);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
