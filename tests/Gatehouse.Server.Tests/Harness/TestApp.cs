using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Gatehouse.Protocols.Totp;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users.Devices;
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>An authenticator app with its seed, on a phone whose clock may be off.</summary>
internal sealed record TestApp(GatehouseHost Host, string Serial, string Seed)
{
    public TimeSpan ClockOff { get; init; }

    /// <summary>What it shows now, or some steps later.</summary>
    public string Code(int later = 0) => TotpCode.At(Decode(Seed), TotpStep.Of(Host.Clock.GetUtcNow() + ClockOff) + later);

    /// <summary>The same from Debian's oathtool; our own words where it is not installed.</summary>
    public string OathtoolCode(int later = 0)
    {
        try
        {
            using var oathtool = Process.Start(new ProcessStartInfo(
                "oathtool", ["--totp", "--base32", $"--now={Host.Clock.GetUtcNow().AddSeconds(later * TotpStep.Seconds):yyyy-MM-dd HH:mm:ss} UTC", "-"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            oathtool.StandardInput.WriteLine(Seed);
            oathtool.StandardInput.Close();
            var code = oathtool.StandardOutput.ReadToEnd().Trim();
            oathtool.WaitForExit();
            return code;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") is not ("true" or "1"))
        {
            return Code(later);
        }
    }

    /// <summary>A virtual device that nobody has yet.</summary>
    public static async Task<TestApp> CreateAsync(GatehouseHost host, Caller by, string name)
    {
        var made = (await host.RunAsync(host.Get<CreateVirtualMFADevice>(), new() { VirtualMFADeviceName = name }, by)).ShouldBeDone().VirtualMFADevice;
        return new(host, made.SerialNumber, Encoding.ASCII.GetString(made.Base32StringSeed!));
    }

    /// <summary>A user's device. The codes of now and before are used; the next one is not.</summary>
    public static async Task<TestApp> OfUserAsync(GatehouseHost host, Caller by, string user, string name)
    {
        var app = await CreateAsync(host, by, name);
        (await app.EnableAsync(by, user)).ShouldBeOfType<Outcome<Nothing>.Done>();
        return app;
    }

    public Task<Outcome<Nothing>> EnableAsync(Caller by, string user) =>
        Host.RunAsync(
            Host.Get<EnableMFADevice>(),
            new() { UserName = user, SerialNumber = Serial, AuthenticationCode1 = Code(-1), AuthenticationCode2 = Code() },
            by);

    /// <summary>RFC 4648, section 6; the product only writes it.</summary>
    private static byte[] Decode(string text)
    {
        var (bytes, bits, count) = (new List<byte>(), 0, 0);
        foreach (var letter in text)
        {
            (bits, count) = (bits << 5 | (letter <= '9' ? letter - '2' + 26 : letter - 'A'), count + 5);
            if (count >= 8)
            {
                bytes.Add((byte)(bits >> (count -= 8)));
                bits &= (1 << count) - 1;
            }
        }

        return [.. bytes];
    }
}
