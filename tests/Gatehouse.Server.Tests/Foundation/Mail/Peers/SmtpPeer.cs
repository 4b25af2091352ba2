using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Gatehouse.Server.Tests.Foundation.Mail.Smtp;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail.Peers;

/// <summary>Runs where Python has aiosmtpd (Debian's python3-aiosmtpd); under CI=true its absence is a failure.</summary>
internal sealed class SmtpPeerFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        try
        {
            using var probe = Process.Start(new ProcessStartInfo(SmtpPeer.Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true, UseShellExecute = false })!;
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public SmtpPeerFactAttribute()
    {
        if (!Installed.Value && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "Needs the Debian package python3-aiosmtpd.";
        }
    }
}

/// <summary>aiosmtpd in a process of its own.</summary>
internal sealed class SmtpPeer : IDisposable
{
    // The distribution's own: a Python from elsewhere does not see its packages.
    public const string Python = "/usr/bin/python3";

    private readonly Process process;

    private SmtpPeer(Process process) => this.process = process;

    public int Port { get; private set; }

    public static async Task<SmtpPeer> StartAsync(string mode, TestCertificate certificate, [CallerFilePath] string here = "")
    {
        var script = Path.Combine(Path.GetDirectoryName(here)!, "smtp_peer.py");
        var start = new ProcessStartInfo(Python, [script, mode, certificate.CertificateFile, certificate.KeyFile]) { RedirectStandardOutput = true, UseShellExecute = false };
        var peer = new SmtpPeer(Process.Start(start)!);
        peer.Port = (await peer.ReadAsync()).GetProperty("port").GetInt32();
        return peer;
    }

    /// <summary>The next message it took.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return JsonDocument.Parse(line!).RootElement;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
